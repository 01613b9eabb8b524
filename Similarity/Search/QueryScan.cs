using MovieSimilarity.Memory;
using MovieSimilarity.Search.Filtering;
using MovieSimilarity.Search.Quantization;
using MovieSimilarity.Search.Quantization.Kernels;

namespace MovieSimilarity.Search;

/// <summary>
/// The scan for one query, a chunk of rows at a time: it bounds all rows by their head codes, those that may still enter the answer by all
/// their codes, and scores the few that are left exactly. Reused from query to query.
/// </summary>
/// <param name="buffers">Buffers for one chunk.</param>
internal sealed class QueryScan(ScanBuffers buffers)
{
    /// <summary>
    /// Rows scored first for each place in the answer, so that all others meet a high threshold: their order by head codes is not quite
    /// their order by scores.
    /// </summary>
    private const int PromisingPerPlace = 5;

    /// <summary>Where head codes leave over more than one row in so many, a few queries together are cheaper without codes.</summary>
    private const int FewCandidates = 4;

    /// <summary>Where a filter lets at most one row in so many pass, reading only their head codes is cheaper than reading those of all rows.</summary>
    private const int SparseRows = 8;

    /// <summary>Rows whose head codes are prefetched together.</summary>
    private const int PrefetchGroup = 64;

    /// <summary>How many rows ahead of its use an embedding is prefetched.</summary>
    private const int PrefetchDistance = 3;

    private readonly QuantizedQuery _query = new();
    private readonly ExactScorer _scorer = new();
    private float[] _weights = [];
    private QuantizedIndex _index = null!;
    private RowMask? _mask;
    private int _seeds;
    private bool _hasBounds;

    /// <summary>Begins a search.</summary>
    /// <param name="shard">The rows.</param>
    /// <param name="index">Their codes, if they have any.</param>
    /// <param name="query">The query.</param>
    /// <param name="mask">The rows that the query's filter lets pass; null for all.</param>
    public void Begin(Shard shard, QuantizedIndex? index, in NearestQuery query, RowMask? mask)
    {
        (_index, _mask, _seeds) = (index!, mask, query.Query.Seeds.Length);
        _hasBounds = index is not null && TryQuantize(shard, index, query);
        _scorer.Begin(shard, query, mask);
    }

    /// <summary>The vector whose dot product with a row is the score.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>A row is scored where its dot product in single precision is at least this.</summary>
    public float DenseLimit => float.BitDecrement((float)(_scorer.Threshold - _query.DenseSlack));

    /// <summary>Scans the next rows.</summary>
    /// <param name="firstRow">The first of them.</param>
    /// <param name="rows">Their number, at most a chunk's.</param>
    /// <param name="mayDefer">Whether other queries are there to scan the embeddings with.</param>
    /// <returns>False where that is cheaper: then this call has only found a threshold.</returns>
    public bool TryContinue(int firstRow, int rows, bool mayDefer)
    {
        if (!_hasBounds)
        {
            for (var i = 0; i < rows; i++) _scorer.Score(firstRow + i);
            return true;
        }
        var chunk = _index.Chunk(firstRow, rows);
        var sums = MultiplyHeads(chunk, firstRow, rows, out var numbers);
        var largest = int.MaxValue;
        if (!_scorer.IsFull)
        {
            var required = _scorer.Capacity + _seeds;
            var promising = buffers.Candidates.FindThreshold(sums, required, PromisingPerPlace * required);
            buffers.Candidates.Select(sums, promising, largest, numbers);
            ScoreCandidates(chunk, firstRow);
            if (promising <= SumSelection.MaskedSum) return true;
            largest = promising - 1;
        }
        var smallest = _query.Bounds.SmallestHeadSum(_scorer.Threshold);
        if (mayDefer && SumSelection.CountAtLeast(sums, smallest) > rows / FewCandidates) return false;
        buffers.Candidates.Select(sums, smallest, largest, numbers);
        ScoreCandidates(chunk, firstRow);
        return true;
    }

    /// <summary>Scores a row. Doing so twice does no harm.</summary>
    public void Score(int row) => _scorer.Score(row);

    /// <summary>Ends the search; keeps neither its answer nor its index.</summary>
    /// <returns>The answer.</returns>
    public Neighbour[] End()
    {
        (_index, _mask) = (null!, null);
        return _scorer.End();
    }

    /// <summary>Multiplies the head codes of the rows that the filter lets pass.</summary>
    /// <param name="chunk">The codes of the chunk's rows.</param>
    /// <param name="firstRow">The first of these rows.</param>
    /// <param name="rows">Their number.</param>
    /// <param name="numbers">The rows that have a sum, ascending; empty where all have one.</param>
    /// <returns>The sums; that of a row which may not be in the answer is <see cref="SumSelection.MaskedSum"/>.</returns>
    private Span<int> MultiplyHeads(in CodeChunk chunk, int firstRow, int rows, out ReadOnlySpan<int> numbers)
    {
        numbers = [];
        if (_mask?.CountIn(firstRow, rows) is { } passing && passing <= rows / SparseRows)
        {
            _mask.ListIn(firstRow, rows, buffers.Rows);
            numbers = buffers.Rows.AsSpan(0, passing);
            return MultiplyHeads(chunk, numbers);
        }
        var sums = buffers.Sums.AsSpan(0, rows);
        HeadKernel.Multiply(chunk.Heads, _query.HeadCodes, sums);
        if (_mask is not null) SumSelection.Mask(sums, _mask, firstRow);
        return sums;
    }

    private Span<int> MultiplyHeads(in CodeChunk chunk, ReadOnlySpan<int> numbers)
    {
        buffers.Sums.AsSpan(0, numbers.Length + LineProducts.Block).Clear();
        for (var first = 0; first < numbers.Length; first += PrefetchGroup)
        {
            var group = numbers[first..Math.Min(first + PrefetchGroup, numbers.Length)];
            var next = numbers[Math.Min(first + PrefetchGroup, numbers.Length)..Math.Min(first + 2 * PrefetchGroup, numbers.Length)];
            CacheLines.Prefetch(chunk.Heads, CodeLayout.HeadLength, next);
            ResidualKernel.Add(chunk.Heads, CodeLayout.HeadLength, group, flip: 0, _query.HeadCodes, buffers.Sums.AsSpan(first));
        }
        return buffers.Sums.AsSpan(0, numbers.Length);
    }

    private bool TryQuantize(Shard shard, QuantizedIndex index, in NearestQuery query)
    {
        if (_weights.Length != query.Vector.Length) _weights = new float[query.Vector.Length];
        query.CopyWeightsTo(_weights, shard.Embeddings.CollaborativeDimensions);
        return _query.TryQuantize(index, _weights);
    }

    /// <summary>Scores those candidates whose codes allow them a place, the most promising first, so that few need be scored.</summary>
    private void ScoreCandidates(in CodeChunk chunk, int firstRow)
    {
        buffers.Filter.Filter(chunk, _query, buffers.Candidates, _scorer.Threshold, out var rows, out var bounds);
        for (var i = rows.Length - 1; i >= 0 && bounds[i] >= _scorer.Threshold; i--)
        {
            if (i >= PrefetchDistance) _scorer.Prefetch(firstRow + rows[i - PrefetchDistance]);
            _scorer.Score(firstRow + rows[i]);
        }
    }
}
