using System.Globalization;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens.Ratings;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.MovieLens;

/// <summary>
/// Reads a data set from a folder: <c>ratings.csv</c>, <c>movies.csv</c> and <c>tags.csv</c>, or the same as <c>.dat</c>.
/// </summary>
/// <remarks>
/// A line that cannot be understood refuses the whole data set, after a look at the rest of its file, so that the message
/// names the first ten. Lines that are understood and cannot be used are dropped and counted: ratings and tags of films
/// that are not listed, and all but the newest rating of one film by one user.
/// </remarks>
public static class MovieLensReader
{
    /// <summary>Reads and checks a whole data set.</summary>
    /// <param name="folder">The folder that holds the files.</param>
    /// <param name="name">What to call the data set; null for the folder's name.</param>
    /// <exception cref="DataFormatException">
    /// A file is missing, empty or malformed; the message says where and what was expected.
    /// </exception>
    public static MovieLensDataSet Read(string folder, string? name = null) => Read(folder, name, new SilentProgressLog());

    /// <summary>Reads and checks a whole data set, a stage for each file.</summary>
    /// <param name="folder">The folder that holds the files.</param>
    /// <param name="name">What to call the data set; null for the folder's name.</param>
    /// <param name="log">Receives the progress of each stage.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataFormatException">
    /// A file is missing, empty or malformed; the message says where and what was expected.
    /// </exception>
    public static MovieLensDataSet Read(string folder, string? name, IProgressLog log, CancellationToken cancellationToken = default)
    {
        if (File.Exists(folder)) throw new DataFormatException($"'{folder}' is a file; unpack it, or name the folder it lies in.");
        if (!Directory.Exists(folder)) throw new DataFormatException($"There is no folder '{folder}'.");
        var csv = File.Exists(Path.Combine(folder, "ratings.csv")) || !File.Exists(Path.Combine(folder, "ratings.dat"));
        var extension = csv ? ".csv" : ".dat";
        var drops = new DropLog();

        var movies = Stage("movies", FileLayout.MovieColumns, MovieFile.Read, list => $"{list.Count:N0} movies");
        var index = new IdIndex([.. movies.Select(movie => movie.MovieId)]);
        var ratings = Stage(
            "ratings", FileLayout.RatingColumns,
            (layout, stage, cancellation) => RatingFile.Read(layout, index, drops, stage, cancellation),
            table => $"{table.Count:N0} ratings by {table.UserIds.Length:N0} users");
        // ML-1M was published without tags; every .csv release has them, so there a missing file is a mistake.
        var tags = !csv && !File.Exists(Path.Combine(folder, "tags.dat")) ? [] : Stage(
            "tags", FileLayout.TagColumns,
            (layout, stage, cancellation) => TagFile.Read(layout, index, drops, stage, cancellation),
            list => $"{list.Count:N0} tag applications");
        return new MovieLensDataSet(name ?? new DirectoryInfo(folder).Name, movies, ratings, tags, drops.Rows);

        T Stage<T>(
            string file, string[] columns, Func<FileLayout, IStage, CancellationToken, T> read, Func<T, FormattableString> describe)
        {
            var layout = Layout(folder, file + extension, columns);
            return log.Stage(
                $"read {file}", stage => read(layout, stage, cancellationToken),
                result => describe(result).ToString(CultureInfo.InvariantCulture), ProgressUnit.Bytes);
        }
    }

    private static FileLayout Layout(string folder, string file, string[] columns)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path)
            ? new FileLayout(path, columns)
            : throw new DataFormatException(
                $"{path} is missing; a data set is ratings.csv, movies.csv and tags.csv, or ratings.dat, movies.dat and any tags.dat.");
    }
}

/// <summary>A MovieLens data set in memory.</summary>
/// <param name="Name">Its name: its folder's, unless another was given.</param>
/// <param name="Movies">The films in ascending order of id.</param>
/// <param name="Ratings">Ratings of those films, at most one a user and film.</param>
/// <param name="Tags">Tag applications on those films, in file order.</param>
/// <param name="Dropped">What was read and left out.</param>
public sealed record MovieLensDataSet(
    string Name, IReadOnlyList<MovieRow> Movies, RatingTable Ratings, IReadOnlyList<TagRow> Tags, IReadOnlyList<DroppedRows> Dropped);
