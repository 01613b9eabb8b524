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
    private const int PromisingPerPlace = 5;

    /// <summary>Rows between asking the memory for codes and using them.</summary>
    private const int PrefetchDistance = 8;

    /// <summary>The same for embeddings.</summary>
    private const int PrefetchedRows = 3;

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
            if (i >= PrefetchedRows) _scorer.Prefetch(rows[i - PrefetchedRows]);
            _scorer.Score(rows[i]);
        }
    }

    /// <summary>Bounds the candidates, by their middles and then, where these do not settle it, by all their codes.</summary>
    /// <returns>How many that leaves over.</returns>
    private int BoundCandidates(int firstRow, ReadOnlySpan<int> sums)
    {
        var (bounds, rows, threshold) = (buffers.Bounds, buffers.BoundedRows, _scorer.Threshold);
        var left = BoundMiddles(firstRow, sums);
        var bounded = 0;
        for (var i = 0; i < left; i++)
        {
            if (i + PrefetchDistance < left) PrefetchCodes(rows[i + PrefetchDistance]);
            var bound = UpperBoundOfAll(rows[i]);
            (bounds[bounded], rows[bounded]) = (bound, rows[i]);
            bounded += bound >= threshold ? 1 : 0;
        }
        return bounded;
    }

    /// <summary>The same by their middles alone, some at a time so that the cache still has what was read for the products.</summary>
    private int BoundMiddles(int firstRow, ReadOnlySpan<int> sums)
    {
        var candidates = buffers.Candidates.Rows;
        var stride = _index.Layout.RestStride;
        var rests = _index.Rests.Span.Slice(firstRow * stride, sums.Length * stride);
        var bound = _codes.MiddleBound;
        var left = 0;
        while (!candidates.IsEmpty)
        {
            var some = candidates[..Math.Min(candidates.Length, ChunkBuffers.Group)];
            candidates = candidates[some.Length..];
            MiddleKernel.Prefetch(rests, stride, candidates[..Math.Min(candidates.Length, ChunkBuffers.Group)]);
            MiddleKernel.Multiply(rests, stride, some, _codes.MiddleCodes, buffers.Middles);
            left = KeepPossible(some, sums, rests, bound, left);
        }
        for (var i = 0; i < left; i++) buffers.BoundedRows[i] += firstRow;
        return left;
    }

    private int KeepPossible(ReadOnlySpan<int> some, ReadOnlySpan<int> sums, ReadOnlySpan<byte> rests, in MiddleBound bound, int left)
    {
        var (middles, rows, threshold, stride) = (buffers.Middles, buffers.BoundedRows, _scorer.Threshold, _index.Layout.RestStride);
        for (var i = 0; i < some.Length; i++)
        {
            var row = some[i];
            ref readonly var header = ref MemoryMarshal.AsRef<RestHeader>(rests.Slice(row * stride, CodeLayout.HeaderLength));
            // Kept or written over by the next: no branch that the processor would have to guess.
            rows[left] = row;
            left += bound.Of(sums[row], middles[i], header) >= threshold ? 1 : 0;
        }
        return left;
    }

    private double UpperBoundOfAll(int row)
    {
        var rest = _index.Rest(row);
        var query = _codes.RowCodes;
        return _codes.UpperBoundOfAll(
            RowKernel.Multiply(_index.Prefix(row), CodeLayout.Offset, query[..CodeLayout.PrefixLength]),
            RowKernel.Multiply(rest[CodeLayout.HeaderLength..], 0, query[CodeLayout.PrefixLength..]),
            MemoryMarshal.AsRef<RestHeader>(rest));
    }

    private void PrefetchCodes(int row)
    {
        CacheLines.Prefetch(_index.Prefix(row));
        CacheLines.Prefetch(_index.Rest(row));
    }
}
