using MovieSimilarity.Catalogue;

namespace MovieSimilarity.WebFrontend.Pages.Views;

/// <summary>The page with the map.</summary>
/// <param name="Genres">The genres that points are coloured by.</param>
/// <param name="Films">The films that most people rated.</param>
public sealed record MapView(IReadOnlyList<string> Genres, IReadOnlyList<Movie> Films) : PageView
{
    /// <summary>Films that the page lists by itself: more than anybody reads, and short to send.</summary>
    public const int MostFilms = 50;

    /// <inheritdoc/>
    public override string Title => "The map of films – MovieSimilarity";

    /// <inheritdoc/>
    public override string Description => "All films on one map: similar ones lie close together.";
}
