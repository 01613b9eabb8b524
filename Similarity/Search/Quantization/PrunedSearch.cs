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

    /// <summary>Where more than one row in so many is left over by its prefix, a few queries together are cheaper without codes.</summary>
    private const int FewCandidates = 4;

    /// <summary>Rows between asking the memory for an embedding and using it.</summary>
    private const int PrefetchDistance = 3;

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

    /// <summary>The vector whose dot product with a row is the score.</summary>
    public ReadOnlySpan<float> Weights => _codes.Weights;

    /// <summary>What the dot product with a row must at least be, in single precision, for the row to be scored.</summary>
    public float DenseLimit => float.BitDecrement((float)(_scorer.Threshold - _codes.DenseSlack));

    /// <summary>Goes on with the next rows.</summary>
    /// <param name="firstRow">The first of them.</param>
    /// <param name="rows">How many, at most a chunk's.</param>
    /// <param name="mayDefer">Whether there are other queries to go through all embeddings with.</param>
    /// <returns>False where that is better: then it has done no more than to find a threshold.</returns>
    public bool TryContinue(int firstRow, int rows, bool mayDefer)
    {
        if (!_hasBounds)
        {
            for (var i = 0; i < rows; i++) _scorer.Score(firstRow + i);
            return true;
        }
        var chunk = _index.Chunk(firstRow, rows);
        var sums = buffers.Sums.AsSpan(0, rows);
        PrefixKernel.Multiply(chunk.Prefixes, _codes.PrefixCodes, sums);
        var largest = int.MaxValue;
        if (double.IsNegativeInfinity(_scorer.Threshold))
        {
            var required = _scorer.Capacity + 1;
            var promising = buffers.Largest.FindThreshold(sums, required, PromisingPerPlace * required);
            buffers.Candidates.Find(sums, promising, largest);
            ScoreCandidates(chunk, firstRow);
            if (promising == int.MinValue) return true;
            largest = promising - 1;
        }
        var smallest = _codes.SmallestSum(_scorer.Threshold);
        if (mayDefer && SumSearch.Count(sums, smallest) > rows / FewCandidates) return false;
        buffers.Candidates.Find(sums, smallest, largest);
        ScoreCandidates(chunk, firstRow);
        return true;
    }

    /// <summary>Scores a row. Doing so twice does no harm.</summary>
    public void Score(int row) => _scorer.Score(row);

    /// <summary>The answer; nothing of it is kept here.</summary>
    public Neighbour[] End()
    {
        _index = null!;
        _codes.End();
        return _scorer.End();
    }

    /// <summary>Scores those candidates whose codes allow them a place, the most promising first, so that few need be.</summary>
    private void ScoreCandidates(in CodeChunk chunk, int firstRow)
    {
        buffers.Bounds.Find(chunk, _codes, buffers.Candidates, _scorer.Threshold, out var rows, out var bounds);
        for (var i = rows.Length - 1; i >= 0 && bounds[i] >= _scorer.Threshold; i--)
        {
            if (i >= PrefetchDistance) _scorer.Prefetch(firstRow + rows[i - PrefetchDistance]);
            _scorer.Score(firstRow + rows[i]);
        }
    }
}
