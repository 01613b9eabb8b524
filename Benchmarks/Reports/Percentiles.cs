namespace MovieSimilarity.Benchmarks.Reports;

/// <summary>How latencies are distributed, in milliseconds.</summary>
internal sealed class Percentiles
{
    private readonly double[] _sorted;

    /// <summary>Takes latencies in any order, one or more.</summary>
    public Percentiles(ReadOnlySpan<double> latencies)
    {
        _sorted = latencies.ToArray();
        Array.Sort(_sorted);
    }

    /// <summary>Arithmetic mean.</summary>
    public double Mean => _sorted.Average();

    /// <summary>The longest.</summary>
    public double Worst => _sorted[^1];

    /// <summary>The latency that a share of all does not exceed: nearest rank.</summary>
    /// <param name="share">The share, above 0 to 1.</param>
    public double At(double share) => _sorted[Math.Max(0, (int)Math.Ceiling(share * _sorted.Length) - 1)];
}
