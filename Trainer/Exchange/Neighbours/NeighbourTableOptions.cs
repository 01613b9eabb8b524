using MovieSimilarity.FileSystem;
using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>What a table of neighbours holds, and how.</summary>
internal sealed record NeighbourTableOptions
{
    public required TableFormat Format { get; init; }

    /// <summary>Neighbours a film, 1 or more; as many as there are where that is fewer.</summary>
    public int Count { get; init; } = SimilarityModel.DefaultCount;

    /// <summary>What they are ranked by.</summary>
    public Scoring Scoring { get; init; } = Scoring.Ensemble;

    /// <summary>Whether titles stand beside the ids.</summary>
    public bool Titles { get; init; }

    /// <summary>Whether the films' ids at IMDb and TMDB stand beside those of MovieLens.</summary>
    public bool Ids { get; init; }

    /// <summary>Whether titles in CSV that a spreadsheet would take for formulas get an apostrophe.</summary>
    public bool GuardFormulas { get; init; }

    /// <summary>
    /// How many blocks of films are under way at a time, 1 or more; null for two a processor. The table is the same with any number.
    /// </summary>
    public int? BlocksAhead { get; init; }
}

/// <summary>How a table of neighbours is written down.</summary>
internal enum TableFormat
{
    /// <summary>Comma-separated values with a header, a row a neighbour.</summary>
    Csv,

    /// <summary>JSON Lines: an object a film.</summary>
    Jsonl,

    /// <summary>Apache Parquet, a row a neighbour.</summary>
    Parquet,
}

/// <summary>The formats by the extensions of their files.</summary>
internal static class TableFormats
{
    /// <summary>
    /// The format that an output's name asks for, in any case, or else that of the file that a link points to. A pipe, a device or standard
    /// output without any of the extensions gets CSV, which most programs read.
    /// </summary>
    /// <exception cref="NeighbourTableException">A file's name has none of the extensions.</exception>
    public static TableFormat Of(OutputFile output) =>
        OfName(output.ToString()) ?? OfName(output.TargetPath) ?? (output.IsStream ? TableFormat.Csv : throw new NeighbourTableException(
            $"'{output}' ends with none of .csv, .jsonl and .parquet; name the file so, or choose a --format."));

    private static TableFormat? OfName(string? path) => Path.GetExtension(path)?.ToUpperInvariant() switch
    {
        ".CSV" => TableFormat.Csv,
        ".JSONL" => TableFormat.Jsonl,
        ".PARQUET" => TableFormat.Parquet,
        _ => null,
    };
}

/// <summary>A table cannot be written as it was asked for; the message says why.</summary>
internal sealed class NeighbourTableException(string message) : Exception(message);
