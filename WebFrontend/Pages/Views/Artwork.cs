using MovieSimilarity.Catalogue;
using MovieSimilarity.Maps;
using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend.Pages.Views;

/// <summary>What the pictures of films are made of.</summary>
/// <param name="posters">Where posters are.</param>
/// <param name="catalogue">The films, or null.</param>
/// <param name="map">The places of the films, or null if the model has none.</param>
public sealed class Artwork(PosterAddress posters, MovieCatalogue? catalogue = null, FilmMap? map = null)
{
    /// <summary>Covers that follow from the films alone.</summary>
    public static Artwork Plain { get; } = new(PosterAddress.None);

    /// <summary>The address of a film's poster, or null if there is none.</summary>
    public string? PosterOf(Movie film) => posters.Of(film);

    /// <summary>A film's place on the map, or null if there is no map.</summary>
    public MapPlace? PlaceOf(Movie film)
    {
        ArgumentNullException.ThrowIfNull(film);
        if (catalogue is null || map is null) return null;
        var row = catalogue.Ids.Span.BinarySearch(film.Id);
        return row >= 0 ? map[row] : null;
    }
}
