namespace MovieSimilarity.Training.Files;

/// <summary>What a file of a data set is called and which columns it must have.</summary>
/// <param name="Path">The file, as messages name it.</param>
/// <param name="Columns">The names of its columns, in order.</param>
public sealed record FileLayout(string Path, string[] Columns)
{
    /// <summary>The columns of <c>movies.csv</c>.</summary>
    public static readonly string[] MovieColumns = ["movieId", "title", "genres"];
    /// <summary>The columns of <c>ratings.csv</c>.</summary>
    public static readonly string[] RatingColumns = ["userId", "movieId", "rating", Timestamp];
    /// <summary>The columns of <c>tags.csv</c>.</summary>
    public static readonly string[] TagColumns = ["userId", "movieId", "tag", Timestamp];

    /// <summary>The columns of <c>links.csv</c>.</summary>
    public static readonly string[] LinkColumns = ["movieId", "imdbId", TmdbId];

    /// <summary>A column that a file may lack if its columns are found by name.</summary>
    internal const string Timestamp = "timestamp";

    /// <summary>Likewise.</summary>
    internal const string TmdbId = "tmdbId";

    /// <summary>The file's name without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether the file has a header and quoted fields; otherwise it has neither, and <see cref="Separator"/> between its fields.</summary>
    public bool IsCsv { get; init; } = Path.EndsWith(".csv", StringComparison.Ordinal);

    /// <summary>The text between two fields of a file that is not CSV.</summary>
    public string Separator { get; init; } = "::";

    /// <summary>The regular file that holds the text; another than <see cref="Path"/> if that is a pipe or compressed.</summary>
    public string Source { get; init; } = Path;

    /// <summary>Whether a CSV file may have its columns in any order, under similar names and among others; exactly as listed otherwise.</summary>
    public bool ByName { get; init; }

    /// <summary>The header as the file has it; the listed columns until it is read.</summary>
    internal string[] Header { get; init; } = Columns;

    /// <summary>Where the file has each of <see cref="Columns"/>, from 0, or -1; null if it has just these, in this order.</summary>
    internal int[]? Positions { get; init; }

    /// <summary>Whether numbers may have a decimal comma, which only makes sense if commas do not separate fields.</summary>
    internal bool HasDecimalCommas { get; init; }

    /// <summary>Where the file has a column, from 0; -1 if it has none.</summary>
    internal int PositionOf(int column) => Positions is null ? column : Positions[column];

    /// <summary>Says what is wrong with the file and where; for the caller to throw.</summary>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="what">What was expected and what was found, without a full stop.</param>
    public DataFormatException Problem(int line, string what) => new($"{Path}, line {line}: {what}.");
}

/// <summary>A data set cannot be read; the message names file, line, column and what was expected, one problem a line.</summary>
public sealed class DataFormatException(string message) : Exception(message);
