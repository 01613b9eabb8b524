using System.Runtime.InteropServices;
using MovieSimilarity.Memory;

namespace MovieSimilarity.Search.Quantization;

/// <summary>
/// One query's way through the rows, a chunk at a time: bounds from all prefixes, then from the whole codes of those that may still
/// enter the answer, then the exact scores of the few that are left. Reused from query to query.
/// </summary>
internal sealed class PrunedSearch
{
    /// <summary>
    /// Rows looked at first for each place in the answer, so that all others meet a high threshold: their order by prefixes is not
    /// quite that by scores.
    /// </summary>
    private const int PromisingPerPlace = 3;

    /// <summary>Candidates between asking the memory for a row's codes and using them.</summary>
    private const int PrefetchDistance = 32;

    /// <summary>Bytes of a rest that most candidates need.</summary>
    private const int MiddleEnd = CodeLayout.HeaderLength + CodeLayout.MiddleLength;

    private readonly QueryEncoder _codes = new();
    private readonly ExactScorer _scorer = new();
    private readonly LargestSums _largest = new();
    private readonly SumRange _candidates = new();
    private double[] _bounds = [];
    private int[] _rows = [];
    private int _bounded;
    private SearchIndex _index = null!;
    private bool _hasBounds;

    /// <summary>Begins a search.</summary>
    public void Begin(Shard shard, SearchIndex? index, in NearestQuery query)
    {
        _index = index!;
        _hasBounds = index is not null && _codes.TryEncode(index, query, shard.Embeddings.CollaborativeDimensions);
        _scorer.Begin(shard, query);
    }

    /// <summary>Goes on with the next rows.</summary>
    /// <param name="firstRow">The first of them.</param>
    /// <param name="sums">A buffer, one element a row.</param>
    public void Continue(int firstRow, Span<int> sums)
    {
        if (!_hasBounds)
        {
            for (var i = 0; i < sums.Length; i++) _scorer.Score(firstRow + i);
            return;
        }
        var prefixes = _index.Prefixes.Span.Slice(firstRow * CodeLayout.PrefixLength, sums.Length * CodeLayout.PrefixLength);
        PrefixKernel.Multiply(prefixes, _codes.PrefixCodes, sums);
        var largest = int.MaxValue;
        if (double.IsNegativeInfinity(_scorer.Threshold))
        {
            var promising = _largest.FindThreshold(sums, PromisingPerPlace * (_scorer.Capacity + 1));
            ScoreCandidates(firstRow, sums, promising, int.MaxValue);
            if (promising == int.MinValue) return;
            largest = promising - 1;
        }
        ScoreCandidates(firstRow, sums, _codes.SmallestSum(_scorer.Threshold), largest);
    }

    /// <summary>The answer; nothing of it is kept here.</summary>
    public Neighbour[] End()
    {
        _index = null!;
        return _scorer.End();
    }

    /// <summary>
    /// Of the rows with sums in a range, scores those whose codes allow them a place, the most promising first, so that few need be.
    /// </summary>
    private void ScoreCandidates(int firstRow, ReadOnlySpan<int> sums, int smallest, int largest)
    {
        _candidates.Find(sums, smallest, largest);
        BoundCandidates(firstRow, sums);
        _bounds.AsSpan(0, _bounded).Sort(_rows.AsSpan(0, _bounded));
        for (var i = _bounded - 1; i >= 0 && _bounds[i] >= _scorer.Threshold; i--)
        {
            if (i > 0) _scorer.Prefetch(_rows[i - 1]);
            _scorer.Score(_rows[i]);
        }
    }

    private void BoundCandidates(int firstRow, ReadOnlySpan<int> sums)
    {
        var candidates = _candidates.Rows;
        var stride = _index.Layout.RestStride;
        var rests = _index.Rests.Span.Slice(firstRow * stride, sums.Length * stride);
        if (_bounds.Length < candidates.Length) (_bounds, _rows) = (new double[sums.Length], new int[sums.Length]);
        _bounded = 0;
        for (var i = 0; i < candidates.Length; i++)
        {
            if (i + PrefetchDistance < candidates.Length) CacheLines.Prefetch(rests.Slice(candidates[i + PrefetchDistance] * stride, MiddleEnd));
            var row = candidates[i];
            var bound = UpperBound(firstRow + row, sums[row], rests.Slice(row * stride, stride));
            if (bound < _scorer.Threshold) continue;
            (_bounds[_bounded], _rows[_bounded++]) = (bound, firstRow + row);
        }
    }

    /// <summary>No less than a row's score, and as near to it as it takes to find that it cannot enter the answer.</summary>
    private double UpperBound(int row, int sum, ReadOnlySpan<byte> rest)
    {
        ref readonly var header = ref MemoryMarshal.AsRef<RestHeader>(rest);
        var codes = rest[CodeLayout.HeaderLength..];
        var query = _codes.RowCodes;
        var middle = RowKernel.Multiply(codes[..CodeLayout.MiddleLength], 0, query.Slice(CodeLayout.PrefixLength, CodeLayout.MiddleLength));
        var bound = _codes.UpperBound(sum, middle, header);
        if (bound < _scorer.Threshold) return bound;
        var tail = RowKernel.Multiply(codes[CodeLayout.MiddleLength..], 0, query[(CodeLayout.PrefixLength + CodeLayout.MiddleLength)..]);
        var prefix = _index.Prefixes.Span.Slice(row * CodeLayout.PrefixLength, CodeLayout.PrefixLength);
        return _codes.UpperBoundOfAll(RowKernel.Multiply(prefix, CodeLayout.Offset, query[..CodeLayout.PrefixLength]), middle + tail, header);
    }
}
