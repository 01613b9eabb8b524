namespace MovieSimilarity.Search.Quantization;

/// <summary>What a search needs while it is at a chunk of rows; all queries of a thread use the same, one after the other.</summary>
/// <param name="rows">Rows in a chunk.</param>
internal sealed class ChunkBuffers(int rows)
{
    /// <summary>The sum of each row's prefix.</summary>
    public int[] Sums { get; } = new int[rows];

    /// <summary>Finds the promising rows.</summary>
    public LargestSums Largest { get; } = new(rows);

    /// <summary>Finds the rows to be bounded.</summary>
    public SumRange Candidates { get; } = new(rows);

    /// <summary>Bounds them.</summary>
    public RowBounds Bounds { get; } = new(rows);
}
