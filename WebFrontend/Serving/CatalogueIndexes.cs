using System.Collections.Frozen;
using System.Collections.Immutable;
using MovieSimilarity.Catalogue;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>What requests look up in a catalogue besides ids and titles. Each index is made when it is first needed.</summary>
/// <param name="catalogue">The films.</param>
internal sealed class CatalogueIndexes(MovieCatalogue catalogue)
{
    /// <summary>As many as fit on a page without scrolling.</summary>
    private const int WellKnownFilms = 12;

    /// <summary>How many of the most rated films are well known.</summary>
    private const int WellKnownCandidates = 100;

    private const int YearsPerDecade = 10;

    private readonly Lazy<FrozenDictionary<int, Movie>> _byImdbId = new(() => By(catalogue, movie => movie.ImdbId));
    private readonly Lazy<FrozenDictionary<int, Movie>> _byTmdbId = new(() => By(catalogue, movie => movie.TmdbId));
    private readonly Lazy<ILookup<int, int>> _bySeries = new(() => catalogue.Where(movie => movie.SeriesId != 0).ToLookup(movie => movie.SeriesId, movie => movie.Id));
    private readonly Lazy<ImmutableArray<Genre>> _genres = new(() => CountGenres(catalogue));

    private readonly Lazy<ImmutableArray<Movie>> _wellKnown = new(() => ChooseWellKnown(catalogue));

    /// <summary>A few films that most people know, of many genres and times.</summary>
    public ImmutableArray<Movie> WellKnown => _wellKnown.Value;

    /// <summary>All genres, by name.</summary>
    public ImmutableArray<Genre> Genres => _genres.Value;

    /// <summary>The film with an id of IMDb, or null; of several the one with the lowest movie id.</summary>
    public Movie? OfImdb(int id) => _byImdbId.Value.GetValueOrDefault(id);

    /// <summary>The film with an id of TMDB, or null; of several the one with the lowest movie id.</summary>
    public Movie? OfTmdb(int id) => _byTmdbId.Value.GetValueOrDefault(id);

    /// <summary>The ids of a series' films, ascending.</summary>
    public IEnumerable<int> OfSeries(int seriesId) => _bySeries.Value[seriesId];

    /// <summary>A genre as the catalogue writes it, or null; written exactly so or, else, in another case.</summary>
    public string? FindGenre(string name) =>
        Genres.Any(genre => genre.Name == name) ? name : Genres.FirstOrDefault(genre => genre.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name;

    /// <summary>
    /// From the most rated films, one after the other the one that is liked best among those that share fewest genres and decades with the ones
    /// before.
    /// </summary>
    private static ImmutableArray<Movie> ChooseWellKnown(MovieCatalogue catalogue)
    {
        var candidates = catalogue.OrderByDescending(movie => movie.RatingCount).ThenBy(movie => movie.Id).Take(WellKnownCandidates)
            .Where(movie => movie.Genres.Count > 0).ToList();
        var chosen = new List<Movie>(WellKnownFilms);
        while (chosen.Count < WellKnownFilms && candidates.Count > 0)
        {
            var next = candidates.MinBy(movie => (chosen.Sum(other => Overlap(movie, other)), -movie.AverageRating, movie.Id))!;
            chosen.Add(next);
            candidates.Remove(next);
        }
        return [.. chosen];
    }

    private static int Overlap(Movie a, Movie b) =>
        a.Genres.Intersect(b.Genres).Count() + (a.Year / YearsPerDecade == b.Year / YearsPerDecade ? 2 : 0) + (a.SeriesId != 0 && a.SeriesId == b.SeriesId ? YearsPerDecade : 0);

    private static FrozenDictionary<int, Movie> By(MovieCatalogue catalogue, Func<Movie, int> id) =>
        catalogue.Where(movie => id(movie) > 0).DistinctBy(id).ToFrozenDictionary(id);

    private static ImmutableArray<Genre> CountGenres(MovieCatalogue catalogue) =>
        [.. catalogue.SelectMany(movie => movie.Genres.Distinct()).CountBy(genre => genre)
            .Select(genre => new Genre(genre.Key, genre.Value)).OrderBy(genre => genre.Name, StringComparer.Ordinal)];
}

/// <summary>A genre.</summary>
/// <param name="Name">Its name, as the catalogue writes it.</param>
/// <param name="Movies">How many films have it.</param>
internal sealed record Genre(string Name, int Movies);
