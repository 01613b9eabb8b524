namespace MovieSimilarity.Trainer.Exchange.Neighbours;

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
