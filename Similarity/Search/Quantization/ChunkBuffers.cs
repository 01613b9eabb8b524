namespace MovieSimilarity.Search.Quantization;

/// <summary>What a search needs while it is at a chunk of rows; all queries of a thread use the same, one after the other.</summary>
/// <param name="rows">Rows in a chunk.</param>
internal sealed class ChunkBuffers(int rows)
{
    /// <summary>Rows whose middles are bounded together: a few kilobytes, and time enough to fetch the next.</summary>
    public const int Group = 64;

    /// <summary>The sum of each row's prefix.</summary>
    public int[] Sums { get; } = new int[rows];

    /// <summary>Finds the promising rows.</summary>
    public LargestSums Largest { get; } = new(rows);

    /// <summary>Finds the rows to be bounded.</summary>
    public SumRange Candidates { get; } = new(rows);

    /// <summary>What <see cref="MiddleKernel"/> makes of a group of these, and what it fills its last block with.</summary>
    public int[] Middles { get; } = new int[Group + LineProducts.Block];

    /// <summary>The bounds of those that they leave over.</summary>
    public double[] Bounds { get; } = new double[rows];

    /// <summary>The rows of these.</summary>
    public int[] BoundedRows { get; } = new int[rows];
}
