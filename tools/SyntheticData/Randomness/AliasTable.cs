namespace MovieSimilarity.SyntheticData.Randomness;

/// <summary>Draws indexes in proportion to their weights in constant time (Walker 1977, built as by Vose 1991).</summary>
internal sealed class AliasTable
{
    private const double Whole = 1L << 32;

    private readonly (uint Keep, int Alias)[] _cells;

    /// <param name="weights">0 or more each, one of them above 0.</param>
    public AliasTable(ReadOnlySpan<double> weights)
    {
        var scale = 0.0;
        foreach (var weight in weights) scale += weight;
        scale = weights.Length / scale;
        _cells = new (uint, int)[weights.Length];
        var left = new double[weights.Length];
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = weights[i] * scale;
            (left[i] < 1 ? small : large).Push(i);
        }
        while (small.Count > 0 && large.Count > 0)
        {
            var (poor, rich) = (small.Pop(), large.Peek());
            _cells[poor] = ((uint)(left[poor] * Whole), rich);
            left[rich] -= 1 - left[poor];
            if (left[rich] < 1) small.Push(large.Pop());
        }
        // What is left would be exactly 1 but for rounding.
        foreach (var i in small.Concat(large)) _cells[i] = (uint.MaxValue, i);
    }

    /// <summary>An index.</summary>
    public int Draw(SplitMix64 random)
    {
        var bits = random.Next();
        var cell = (int)(((bits >> 32) * (ulong)_cells.Length) >> 32);
        var (keep, alias) = _cells[cell];
        return (uint)bits < keep ? cell : alias;
    }
}
