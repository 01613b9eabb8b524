using System.Text;
using MovieSimilarity.FileSystem;
using MovieSimilarity.SyntheticData.MovieLens;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>
/// A folder for a data set, whose files get their names only when all of them are complete. Disposing of it before leaves nothing.
/// </summary>
internal sealed class GeneratedFolder : IDisposable
{
    private const string Contents = "data set";
    private const string Readme = "README.txt";

    private static readonly string[] Names = [Readme, MovieLensFiles.Ratings, MovieLensFiles.Movies, MovieLensFiles.Tags];

    private readonly OutputFolder _folder;

    private GeneratedFolder(OutputFolder folder) => (_folder, Files) = (folder, new MovieLensFiles(folder.Path));

    /// <exception cref="GenerationException">Files of those names are there, and they are no generated data set.</exception>
    public static GeneratedFolder Create(string path)
    {
        var folder = OutputFolder.Resolve(path, Contents);
        var strangers = Names.Where(name => Path.Exists(Path.Combine(folder, name))).ToArray();
        if (strangers.Length > 0 && !IsGenerated(Path.Combine(folder, Readme)))
            throw new GenerationException($"'{folder}' holds a {strangers[0]} that was not generated; choose another folder.");
        return new GeneratedFolder(OutputFolder.Create(path, Contents));
    }

    /// <summary>The files of the data set.</summary>
    public MovieLensFiles Files { get; }

    /// <summary>Begins with the file by which a generated data set is known, should the program be killed while it renames them.</summary>
    public void WriteReadme(string text) => Files.Create(Readme).Write(Encoding.UTF8.GetBytes(text));

    public void Dispose()
    {
        Files.Dispose();
        _folder.Dispose();
    }

    private static bool IsGenerated(string readme) =>
        File.Exists(readme) && File.ReadLines(readme).FirstOrDefault() == ReadmeText.Mark;
}

/// <summary>The text of a generated data set's <c>README.txt</c>.</summary>
internal static class ReadmeText
{
    /// <summary>The first line, by which a generated data set is known.</summary>
    public const string Mark = "SYNTHETIC DATA, made up by MovieSimilarity's trainer";

    public static string Of(DataSetShape shape, ulong seed) => FormattableString.Invariant($"""
        {Mark}

        No person gave these ratings, and none of these movies exists. The files have the format of the MovieLens
        data sets (https://grouplens.org/datasets/movielens/) and resemble them in size and distribution, so that
        programs can be tested at that scale; they contain nothing of MovieLens and say nothing about movies.

        users          {shape.Users:N0}
        movies         {shape.Movies:N0}, {shape.RatedMovies:N0} of them rated
        ratings        {shape.Ratings:N0}
        tags           {shape.Tags:N0}
        seed           {seed}

        Made anew, byte by byte, with

        dotnet run -c Release --project tools/SyntheticData -- generate --users {shape.Users} --movies {shape.Movies}
            --rated-movies {shape.RatedMovies} --ratings {shape.Ratings} --tags {shape.Tags} --seed {seed} --output DIR

        """).ReplaceLineEndings("\n");
}
