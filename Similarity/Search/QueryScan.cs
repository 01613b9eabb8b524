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

    /// <summary>How many rows ahead of its use an embedding is prefetched.</summary>
    private const int PrefetchDistance = 3;

    private readonly QuantizedQuery _query = new();
    private readonly ExactScorer _scorer = new();
    private float[] _weights = [];
    private QuantizedIndex _index = null!;
    private bool _hasBounds;

    /// <summary>Begins a search.</summary>
    public void Begin(Shard shard, QuantizedIndex? index, in NearestQuery query)
    {
        _index = index!;
        _hasBounds = index is not null && TryQuantize(shard, index, query);
        _scorer.Begin(shard, query);
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
        var sums = buffers.Sums.AsSpan(0, rows);
        HeadKernel.Multiply(chunk.Heads, _query.HeadCodes, sums);
        var largest = int.MaxValue;
        if (double.IsNegativeInfinity(_scorer.Threshold))
        {
            var required = _scorer.Capacity + 1;
            var promising = buffers.Candidates.FindThreshold(sums, required, PromisingPerPlace * required);
            buffers.Candidates.Select(sums, promising, largest);
            ScoreCandidates(chunk, firstRow);
            if (promising == int.MinValue) return true;
            largest = promising - 1;
        }
        var smallest = _query.Bounds.SmallestHeadSum(_scorer.Threshold);
        if (mayDefer && SumSelection.CountAtLeast(sums, smallest) > rows / FewCandidates) return false;
        buffers.Candidates.Select(sums, smallest, largest);
        ScoreCandidates(chunk, firstRow);
        return true;
    }

    /// <summary>Scores a row. Doing so twice does no harm.</summary>
    public void Score(int row) => _scorer.Score(row);

    /// <summary>Ends the search; keeps neither its answer nor its index.</summary>
    /// <returns>The answer.</returns>
    public Neighbour[] End()
    {
        _index = null!;
        return _scorer.End();
    }

    private bool TryQuantize(Shard shard, QuantizedIndex index, in NearestQuery query)
    {
        if (_weights.Length != query.Embedding.Length) _weights = new float[query.Embedding.Length];
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
