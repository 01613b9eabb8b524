namespace MovieSimilarity.Trainer.Exchange.Neighbours;

/// <summary>The formats by the extensions of their files.</summary>
internal static class TableFormats
{
    /// <summary>The format that a file's name asks for, in any case.</summary>
    /// <exception cref="NeighbourTableException">The name has none of the extensions.</exception>
    public static TableFormat OfFile(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => TableFormat.Csv,
        ".JSONL" => TableFormat.Jsonl,
        ".PARQUET" => TableFormat.Parquet,
        _ => throw new NeighbourTableException(
            $"'{path}' ends with none of .csv, .jsonl and .parquet; name the file so, or choose a --format."),
    };
}
