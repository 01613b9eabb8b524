namespace MovieSimilarity.Training.Files;

/// <summary>What a file of a data set is called and which columns it must have.</summary>
/// <param name="Path">The file.</param>
/// <param name="Columns">The names of its columns, in order.</param>
public sealed record FileLayout(string Path, string[] Columns)
{
    /// <summary>The columns of <c>movies.csv</c>.</summary>
    public static readonly string[] MovieColumns = ["movieId", "title", "genres"];
    /// <summary>The columns of <c>ratings.csv</c>.</summary>
    public static readonly string[] RatingColumns = ["userId", "movieId", "rating", "timestamp"];
    /// <summary>The columns of <c>tags.csv</c>.</summary>
    public static readonly string[] TagColumns = ["userId", "movieId", "tag", "timestamp"];

    /// <summary>The file's name without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether fields are separated by commas; by <c>::</c> otherwise.</summary>
    public bool IsCsv { get; init; } = Path.EndsWith(".csv", StringComparison.Ordinal);

    /// <summary>Says what is wrong with the file and where; for the caller to throw.</summary>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="what">What was expected and what was found, without a full stop.</param>
    public DataFormatException Problem(int line, string what) => new($"{Path}, line {line}: {what}.");
}

/// <summary>A data set cannot be read; the message names file, line, column and what was expected, one problem a line.</summary>
public sealed class DataFormatException(string message) : Exception(message);
