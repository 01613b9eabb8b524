using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens.Ratings;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.MovieLens;

/// <summary>The file of links: the ids that films have at IMDb and TMDB.</summary>
internal static class LinkFile
{
    private const int MovieColumn = 0, ImdbColumn = 1, TmdbColumn = 2;

    /// <param name="layout">The file.</param>
    /// <param name="movies">The films.</param>
    /// <param name="index">Their positions by the ids that the file has.</param>
    /// <param name="drops">Counts the rows that are left out.</param>
    /// <param name="stage">Receives the progress.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The films with their ids at IMDb and TMDB.</returns>
    public static IReadOnlyList<MovieRow> Read(
        FileLayout layout, IReadOnlyList<MovieRow> movies, IdIndex index, DropLog drops, IStage stage, CancellationToken cancellationToken)
    {
        MovieRow[] linked = [.. movies];
        var lines = new Dictionary<int, int>();
        FieldRows.ForEach(layout, stage, row =>
        {
            row.RequireColumns();
            var (movieId, imdbId, tmdbId) = (row.Id(MovieColumn), row.ImdbId(ImdbColumn), row.IdOrNone(TmdbColumn));
            if (!lines.TryAdd(movieId, row.Line)) throw row.Unexpected(MovieColumn, $"an id not yet used (line {lines[movieId]} has it)");
            var movie = index.Find(movieId);
            if (movie >= 0) linked[movie] = linked[movie] with { ImdbId = imdbId, TmdbId = tmdbId };
            else drops.Add(layout.Name, "of films that are not listed", row.Line);
        }, cancellationToken);
        return linked;
    }
}
