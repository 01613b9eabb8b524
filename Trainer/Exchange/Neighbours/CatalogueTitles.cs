using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>Titles by movie id.</summary>
internal static class CatalogueTitles
{
    /// <exception cref="KeyNotFoundException">The catalogue has no such film; every neighbour a model finds is in its own.</exception>
    public static string TitleOf(this MovieCatalogue catalogue, int movieId) => catalogue.TryGet(movieId, out var movie)
        ? movie.Title : throw new KeyNotFoundException($"The catalogue has no movie {movieId}.");
}
