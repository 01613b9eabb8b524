using System.Globalization;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens.Ratings;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Training.MovieLens;

/// <summary>
/// Reads a data set from a folder: <c>ratings.csv</c>, <c>movies.csv</c>, <c>tags.csv</c> and <c>links.csv</c>, or what other publishers and older
/// MovieLens data sets have instead; <c>docs/data-sets.md</c> lists all forms.
/// </summary>
/// <remarks>
/// A line that cannot be understood refuses the whole data set, after a look at the rest of its file, so that the message
/// names the first ten. Lines that are understood and cannot be used are dropped and counted: ratings, tags and links of films
/// that are not listed, and all but the newest rating of one film by one user.
/// </remarks>
public static class MovieLensReader
{
    /// <summary>Whether a file could be one of a data set, by its name without its folder.</summary>
    public static bool IsDataFile(string name) => DataSetFormat.IsKnown(name);

    /// <summary>Reads and checks a whole data set.</summary>
    /// <param name="folder">The folder that holds the files.</param>
    /// <param name="name">What to call the data set; null for the folder's name.</param>
    /// <exception cref="DataFormatException">
    /// A file is missing, empty or malformed; the message says where and what was expected.
    /// </exception>
    public static MovieLensDataSet Read(string folder, string? name = null) => Read(folder, name, new RatingOptions(), new SilentProgressLog());

    /// <summary>Reads and checks a whole data set, a stage for each file.</summary>
    /// <param name="folder">The folder that holds the files, or the folder above it.</param>
    /// <param name="name">What to call the data set; null for the name of the folder with the files.</param>
    /// <param name="options">How to read the ratings.</param>
    /// <param name="log">Receives the progress of each stage, and what is unusual about the data set.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataFormatException">
    /// A file is missing, empty or malformed; the message says where and what was expected.
    /// </exception>
    public static MovieLensDataSet Read(
        string folder, string? name, RatingOptions options, IProgressLog log, CancellationToken cancellationToken = default)
    {
        var files = DataSetFiles.Find(folder);
        using var plain = new PlainFiles(log);
        string[] paths = [.. files.Paths];
        var sources = paths.Zip(plain.Prepare(paths, cancellationToken)).ToDictionary(file => file.First, file => file.Second);
        var drops = new DropLog();

        var inFile = Stage(
            "movies", files.Format.MovieLayout(files.Movies, sources[files.Movies]),
            (layout, stage) => MovieFile.Read(layout, files.Format.MovieOf, stage, cancellationToken), list => $"{list.Count:N0} movies");
        var index = new IdIndex([.. inFile.Select(movie => movie.MovieId)]);
        var movies = MovieFile.WithIdsFromOne(inFile);
        if (movies != inFile) log.Info("  the files count films from 0, a model from 1: every id is raised by 1");
        var ratings = Stage(
            "ratings", files.Format.RatingLayout(files.Ratings, sources[files.Ratings]),
            (layout, stage) => RatingFile.Read(layout, options, index, drops, stage, cancellationToken),
            table => $"{table.Count:N0} ratings by {table.UserIds.Length:N0} users");
        var tags = HasTags(files, sources, log) ? Stage(
            "tags", files.Format.TagLayout(files.Tags!, sources[files.Tags!]),
            (layout, stage) => TagFile.Read(layout, movies, index, drops, stage, cancellationToken),
            list => $"{list.Count:N0} tag applications") : [];
        if (files.Links is not null && !IsEmpty(sources[files.Links]))
        {
            movies = Stage(
                "links", files.Format.LinkLayout(files.Links, sources[files.Links]),
                (layout, stage) => LinkFile.Read(layout, movies, index, drops, stage, cancellationToken),
                list => $"{list.Count(movie => movie.ImdbId > 0):N0} movies with an IMDb id, {list.Count(movie => movie.TmdbId > 0):N0} with a TMDB id");
        }
        return new MovieLensDataSet(name ?? new DirectoryInfo(files.Folder).Name, movies, ratings, tags, drops.Rows);

        T Stage<T>(string file, FileLayout layout, Func<FileLayout, IStage, T> read, Func<T, FormattableString> describe) => log.Stage(
            $"read {file}", stage => read(layout, stage), result => describe(result).ToString(CultureInfo.InvariantCulture), ProgressUnit.Bytes);
    }

    /// <summary>Whether there are tags; says so if there are none.</summary>
    private static bool HasTags(DataSetFiles files, Dictionary<string, string> sources, IProgressLog log)
    {
        if (files.Tags is not null && !IsEmpty(sources[files.Tags])) return true;
        var lack = files.Tags is null ? "there is no file of tags" : $"{Path.GetFileName(files.Tags)} is empty";
        log.Info($"  {lack}: the content model is trained on the genres alone");
        return false;
    }

    private static bool IsEmpty(string path)
    {
        using var file = File.OpenRead(path);
        return file.Length == 0;
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
