using MovieSimilarity.Training.Files;

namespace MovieSimilarity.SyntheticData.MovieLens;

/// <summary>The files of a data set in MovieLens' format, which appear in their folder together once all are complete.</summary>
/// <param name="folder">The folder; it exists. Files of their names are replaced.</param>
internal sealed class MovieLensFiles(string folder) : IDisposable
{
    public const string Ratings = "ratings.csv", Movies = "movies.csv", Tags = "tags.csv";

    private readonly AtomicFiles _files = new();

    /// <summary>Writes <c>movies.csv</c>.</summary>
    public void WriteMovies<T>(IEnumerable<T> movies, Action<CsvRowWriter, T> write) =>
        CsvRowWriter.Write(Create(Movies), FileLayout.MovieColumns, movies, write);

    /// <summary>Writes <c>ratings.csv</c>.</summary>
    public void WriteRatings<T>(IEnumerable<T> ratings, Action<CsvRowWriter, T> write) =>
        CsvRowWriter.Write(Create(Ratings), FileLayout.RatingColumns, ratings, write);

    /// <summary>Writes <c>tags.csv</c>.</summary>
    public void WriteTags<T>(IEnumerable<T> tags, Action<CsvRowWriter, T> write) =>
        CsvRowWriter.Write(Create(Tags), FileLayout.TagColumns, tags, write);

    /// <summary>Begins a file of the data set that is written bit by bit.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="header">Its columns; empty for a file without a header.</param>
    public Stream Create(string name, params string[] header)
    {
        var file = _files.Create(Path.Combine(folder, name));
        if (header.Length > 0) CsvRowWriter.Write(file, header, Array.Empty<string>(), (_, _) => { });
        return file;
    }

    /// <summary>Gives the files their names, in the order in which they were begun.</summary>
    public void Commit() => _files.Commit();

    public void Dispose() => _files.Dispose();
}
