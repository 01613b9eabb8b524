using MovieSimilarity.Memory;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Bounds the scores of a chunk's candidates by their codes, and keeps those that may reach the threshold.</summary>
/// <param name="capacity">The largest number of candidates.</param>
internal sealed class RowBounds(int capacity)
{
    /// <summary>Rows at a time: so few that the cache keeps what was read of them, and time enough to fetch the next ones.</summary>
    private const int Group = 64;

    private readonly int[] _rows = new int[capacity];
    private readonly double[] _bounds = new double[capacity];
    private readonly double[] _groupBounds = new double[Group];
    private readonly int[] _prefixes = new int[Group + LineProducts.Block];
    private readonly int[] _rests = new int[Group + LineProducts.Block];

    /// <summary>Bounds rows by their middles, and those that this leaves over by all their codes.</summary>
    /// <param name="chunk">The codes of the chunk's rows.</param>
    /// <param name="codes">The query.</param>
    /// <param name="candidates">The rows, with their sums.</param>
    /// <param name="threshold">What a score must at least be.</param>
    /// <param name="rows">The rows whose bounds reach it, the one with the highest bound last.</param>
    /// <param name="bounds">Their bounds.</param>
    public void Find(
        in CodeChunk chunk, QueryEncoder codes, SumRange candidates, double threshold, out ReadOnlySpan<int> rows, out ReadOnlySpan<double> bounds)
    {
        var kept = KeepByMiddles(chunk, codes, candidates, threshold);
        kept = KeepByTails(chunk, codes, kept, threshold);
        Array.Sort(_bounds, _rows, 0, kept);
        rows = _rows.AsSpan(0, kept);
        bounds = _bounds.AsSpan(0, kept);
    }

    private int KeepByMiddles(in CodeChunk chunk, QueryEncoder codes, SumRange candidates, double threshold)
    {
        var (stride, bound) = (chunk.Layout.RestStride, codes.MiddleBound);
        var kept = 0;
        for (var first = 0; first < candidates.Rows.Length; first += Group)
        {
            var rows = GroupOf(candidates.Rows, first);
            CacheLines.Prefetch(chunk.Rests, stride, GroupOf(candidates.Rows, first + Group));
            Array.Clear(_rests);
            Array.Clear(_groupBounds);
            LineKernel.Add(chunk.Rests, stride, rows, CodeLayout.Offset, codes.MiddleCodes, _rests);
            BoundKernel.Add(bound, chunk.Rests, stride, rows, GroupOf(candidates.Sums, first), _rests, _groupBounds);
            kept = Keep(rows, _groupBounds, threshold, kept);
        }
        return kept;
    }

    private int KeepByTails(in CodeChunk chunk, QueryEncoder codes, int count, double threshold)
    {
        var (layout, bound) = (chunk.Layout, codes.TailBound);
        var kept = 0;
        for (var first = 0; first < count; first += Group)
        {
            var rows = GroupOf(_rows.AsSpan(0, count), first);
            var next = GroupOf(_rows.AsSpan(0, count), first + Group);
            Array.Clear(_prefixes);
            Array.Clear(_rests);
            CacheLines.Prefetch(chunk.Prefixes, CodeLayout.PrefixLength, next);
            LineKernel.Add(chunk.Prefixes, CodeLayout.PrefixLength, rows, flip: 0, codes.PrefixRestCodes, _prefixes);
            for (var line = 0; line < layout.TailLines; line++)
            {
                var tails = chunk.Rests[layout.TailLineStart(line)..];
                CacheLines.Prefetch(tails, layout.RestStride, next);
                LineKernel.Add(tails, layout.RestStride, rows, CodeLayout.Offset, codes.TailCodes(line), _rests);
            }
            var bounds = _bounds.AsSpan(first, rows.Length);
            BoundKernel.Add(bound, chunk.Rests, layout.RestStride, rows, _prefixes, _rests, bounds);
            kept = Keep(rows, bounds, threshold, kept);
        }
        return kept;
    }

    private static ReadOnlySpan<int> GroupOf(ReadOnlySpan<int> all, int first) =>
        first < all.Length ? all.Slice(first, Math.Min(Group, all.Length - first)) : [];

    /// <summary>Writes each row where the next is to be kept, and goes on only where it is: no branch that a processor would have to guess.</summary>
    private int Keep(ReadOnlySpan<int> rows, ReadOnlySpan<double> bounds, double threshold, int kept)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            (_rows[kept], _bounds[kept]) = (rows[i], bounds[i]);
            kept += bounds[i] >= threshold ? 1 : 0;
        }
        return kept;
    }
}
