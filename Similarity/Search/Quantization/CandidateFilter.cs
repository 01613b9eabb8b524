using MovieSimilarity.Memory;
using MovieSimilarity.Search.Quantization.Kernels;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Bounds the scores of a chunk's candidates, by the middle and then by all codes, and keeps those that may reach the threshold.</summary>
/// <param name="capacity">The largest number of candidates.</param>
internal sealed class CandidateFilter(int capacity)
{
    /// <summary>Rows at a time: few enough that their codes stay in the cache, and time enough to fetch the next ones.</summary>
    private const int Group = 64;

    private readonly int[] _rows = new int[capacity];
    private readonly double[] _bounds = new double[capacity];
    private readonly double[] _groupBounds = new double[Group];
    private readonly int[] _headSums = new int[Group + LineProducts.Block];
    private readonly int[] _residualSums = new int[Group + LineProducts.Block];

    /// <summary>Bounds rows by head and middle, and those that this leaves over by all their codes.</summary>
    /// <param name="chunk">The codes of the chunk's rows.</param>
    /// <param name="query">The query.</param>
    /// <param name="candidates">The rows, with their sums of head products.</param>
    /// <param name="threshold">The lowest score that may enter the answer.</param>
    /// <param name="rows">The rows whose bounds reach the threshold, the one with the highest bound last.</param>
    /// <param name="bounds">Their bounds.</param>
    public void Filter(
        in CodeChunk chunk, QuantizedQuery query, SumSelection candidates, double threshold, out ReadOnlySpan<int> rows, out ReadOnlySpan<double> bounds)
    {
        var kept = KeepByMiddles(chunk, query, candidates, threshold);
        kept = KeepByAllCodes(chunk, query, kept, threshold);
        Array.Sort(_bounds, _rows, 0, kept);
        rows = _rows.AsSpan(0, kept);
        bounds = _bounds.AsSpan(0, kept);
    }

    private int KeepByMiddles(in CodeChunk chunk, QuantizedQuery query, SumSelection candidates, double threshold)
    {
        var (stride, bound) = (chunk.Layout.ResidualLength, query.Bounds.Middle);
        var kept = 0;
        for (var first = 0; first < candidates.Rows.Length; first += Group)
        {
            var rows = GroupOf(candidates.Rows, first);
            CacheLines.Prefetch(chunk.Residuals, stride, GroupOf(candidates.Rows, first + Group));
            Array.Clear(_residualSums);
            Array.Clear(_groupBounds);
            ResidualKernel.Add(chunk.Residuals, stride, rows, CodeLayout.Offset, query.MiddleCodes, _residualSums);
            BoundKernel.Add(bound, chunk.Residuals, stride, rows, GroupOf(candidates.Sums, first), _residualSums, _groupBounds);
            kept = Keep(rows, _groupBounds, threshold, kept);
        }
        return kept;
    }

    private int KeepByAllCodes(in CodeChunk chunk, QuantizedQuery query, int count, double threshold)
    {
        var (layout, correction) = (chunk.Layout, query.Bounds.AllCodesCorrection);
        var kept = 0;
        for (var first = 0; first < count; first += Group)
        {
            var rows = GroupOf(_rows.AsSpan(0, count), first);
            var next = GroupOf(_rows.AsSpan(0, count), first + Group);
            Array.Clear(_headSums);
            Array.Clear(_residualSums);
            CacheLines.Prefetch(chunk.Heads, CodeLayout.HeadLength, next);
            ResidualKernel.Add(chunk.Heads, CodeLayout.HeadLength, rows, flip: 0, query.FineHeadCodes, _headSums);
            for (var line = 0; line < layout.TailLines; line++)
            {
                var tails = chunk.Residuals[layout.TailLineStart(line)..];
                CacheLines.Prefetch(tails, layout.ResidualLength, next);
                ResidualKernel.Add(tails, layout.ResidualLength, rows, CodeLayout.Offset, query.TailCodes(line), _residualSums);
            }
            var bounds = _bounds.AsSpan(first, rows.Length);
            BoundKernel.Add(correction, chunk.Residuals, layout.ResidualLength, rows, _headSums, _residualSums, bounds);
            kept = Keep(rows, bounds, threshold, kept);
        }
        return kept;
    }

    private static ReadOnlySpan<int> GroupOf(ReadOnlySpan<int> all, int first) =>
        first < all.Length ? all.Slice(first, Math.Min(Group, all.Length - first)) : [];

    /// <summary>Writes each row to the next free place, and takes that place only if the row is kept: no branch for the processor to guess.</summary>
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
