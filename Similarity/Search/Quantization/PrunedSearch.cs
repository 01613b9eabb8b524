using System.Runtime.InteropServices;
using MovieSimilarity.Memory;

namespace MovieSimilarity.Search.Quantization;

/// <summary>
/// One query's way through the rows, a chunk at a time: bounds from all prefixes, then from the whole codes of those that may still
/// enter the answer, then the exact scores of the few that are left. Reused from query to query.
/// </summary>
/// <param name="buffers">For use while a chunk is gone through.</param>
internal sealed class PrunedSearch(ChunkBuffers buffers)
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
    /// <param name="rows">How many, at most a chunk's.</param>
    public void Continue(int firstRow, int rows)
    {
        if (!_hasBounds)
        {
            for (var i = 0; i < rows; i++) _scorer.Score(firstRow + i);
            return;
        }
        var sums = buffers.Sums.AsSpan(0, rows);
        var prefixes = _index.Prefixes.Span.Slice(firstRow * CodeLayout.PrefixLength, rows * CodeLayout.PrefixLength);
        PrefixKernel.Multiply(prefixes, _codes.PrefixCodes, sums);
        var largest = int.MaxValue;
        if (double.IsNegativeInfinity(_scorer.Threshold))
        {
            var promising = buffers.Largest.FindThreshold(sums, PromisingPerPlace * (_scorer.Capacity + 1));
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
        buffers.Candidates.Find(sums, smallest, largest);
        var bounded = BoundCandidates(firstRow, sums);
        var (bounds, rows) = (buffers.Bounds, buffers.BoundedRows);
        Array.Sort(bounds, rows, 0, bounded);
        for (var i = bounded - 1; i >= 0 && bounds[i] >= _scorer.Threshold; i--)
        {
            if (i > 0) _scorer.Prefetch(rows[i - 1]);
            _scorer.Score(rows[i]);
        }
    }

    /// <summary>Bounds the candidates from their whole codes.</summary>
    /// <returns>How many it leaves over.</returns>
    private int BoundCandidates(int firstRow, ReadOnlySpan<int> sums)
    {
        var candidates = buffers.Candidates.Rows;
        var (bounds, rows) = (buffers.Bounds, buffers.BoundedRows);
        var stride = _index.Layout.RestStride;
        var rests = _index.Rests.Span.Slice(firstRow * stride, sums.Length * stride);
        var bounded = 0;
        for (var i = 0; i < candidates.Length; i++)
        {
            if (i + PrefetchDistance < candidates.Length) CacheLines.Prefetch(rests.Slice(candidates[i + PrefetchDistance] * stride, MiddleEnd));
            var row = candidates[i];
            var bound = UpperBound(firstRow + row, sums[row], rests.Slice(row * stride, stride));
            if (bound < _scorer.Threshold) continue;
            (bounds[bounded], rows[bounded++]) = (bound, firstRow + row);
        }
        return bounded;
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
