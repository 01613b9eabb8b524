using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens.Ratings;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.MovieLens;

/// <summary>The file of tags.</summary>
internal static class TagFile
{
    /// <param name="layout">The file.</param>
    /// <param name="movies">The films.</param>
    /// <param name="index">Their positions by the ids that the file has.</param>
    /// <param name="drops">Counts the rows that are left out.</param>
    /// <param name="stage">Receives the progress.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The tag applications in file order.</returns>
    public static IReadOnlyList<TagRow> Read(
        FileLayout layout, IReadOnlyList<MovieRow> movies, IdIndex index, DropLog drops, IStage stage, CancellationToken cancellationToken)
    {
        var tags = new List<TagRow>();
        // Millions of applications share some ten thousand tags.
        var texts = new Dictionary<string, string>();
        FieldRows.ForEach(layout, stage, row =>
        {
            row.RequireColumns();
            _ = row.Id(0);
            var (movieId, text, timestamp) = (row.Id(1), row.Text(2), row.Timestamp(3));
            var movie = index.Find(movieId);
            if (movie < 0)
            {
                drops.Add(layout.Name, "of films that are not listed", row.Line);
                return;
            }
            if (!texts.TryGetValue(text, out var tag)) texts.Add(text, tag = text);
            tags.Add(new TagRow(movies[movie].MovieId, tag, timestamp));
        }, cancellationToken);
        return tags;
    }
}

/// <summary>A line of <c>tags.csv</c>: a viewer put a tag on a film.</summary>
/// <param name="MovieId">The film.</param>
/// <param name="Tag">The tag as written.</param>
/// <param name="Timestamp">When, in seconds since 1970-01-01 UTC.</param>
public sealed record TagRow(int MovieId, string Tag, long Timestamp);
