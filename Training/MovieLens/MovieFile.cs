using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.MovieLens;

/// <summary>The file of films.</summary>
internal static class MovieFile
{
    /// <returns>The films in ascending order of id.</returns>
    public static IReadOnlyList<MovieRow> Read(FileLayout layout, IStage stage, CancellationToken cancellationToken)
    {
        var movies = new List<MovieRow>();
        var lines = new Dictionary<int, int>();
        FieldRows.ForEach(layout, stage, row =>
        {
            row.RequireColumns();
            var movie = new MovieRow(row.Id(0), row.Text(1).Trim(), row.Text(2).Trim());
            movie.Require(row, titleColumn: 1);
            if (!lines.TryAdd(movie.MovieId, row.Line)) throw row.Unexpected(0, $"an id not yet used (line {lines[movie.MovieId]} has it)");
            movies.Add(movie);
        }, cancellationToken);
        if (movies.Count == 0)
            throw new DataFormatException($"{layout.Path} lists no film; expected rows of '{string.Join(',', layout.Columns)}'.");
        movies.Sort((a, b) => a.MovieId.CompareTo(b.MovieId));
        return movies;
    }
}
