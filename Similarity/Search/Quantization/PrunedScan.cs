using System.Runtime.InteropServices;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Answers a batch of queries in one pass over a shard's codes.</summary>
/// <remarks>Keeps its buffers for the next batch on the same thread, so that a search allocates its answers and nothing else.</remarks>
internal sealed class PrunedScan
{
    /// <summary>Rows between two looks at the threshold: the first chunk sets it, and the larger it is the better.</summary>
    private const int ChunkRows = 32768;

    /// <summary>Queries at a time: as many as fill a pass over the rows.</summary>
    private const int MaxQueries = 64;

    [ThreadStatic]
    private static PrunedScan? _ofThisThread;

    private readonly ChunkBuffers _buffers = new(ChunkRows);
    private readonly List<PrunedSearch> _searches = [];
    private readonly List<PrunedSearch> _deferred = [];
    private readonly DenseScan _dense = new();

    /// <summary>The scan of the calling thread.</summary>
    public static PrunedScan OfThisThread => _ofThisThread ??= new PrunedScan();

    /// <summary>Answers queries that have been checked.</summary>
    /// <param name="shard">What to search.</param>
    /// <param name="index">Its codes, if it has any.</param>
    /// <param name="queries">The queries.</param>
    /// <param name="answers">One a query.</param>
    /// <param name="cancellationToken">Looked at a few thousand rows apart.</param>
    public void Run(
        Shard shard, SearchIndex? index, ReadOnlySpan<NearestQuery> queries, Span<Neighbour[]> answers, CancellationToken cancellationToken)
    {
        for (var first = 0; first < queries.Length; first += MaxQueries)
        {
            var count = Math.Min(MaxQueries, queries.Length - first);
            RunBatch(shard, index, queries.Slice(first, count), answers.Slice(first, count), cancellationToken);
        }
    }

    private void RunBatch(
        Shard shard, SearchIndex? index, ReadOnlySpan<NearestQuery> queries, Span<Neighbour[]> answers, CancellationToken cancellationToken)
    {
        while (_searches.Count < queries.Length) _searches.Add(new PrunedSearch(_buffers));
        for (var i = 0; i < queries.Length; i++) _searches[i].Begin(shard, index, queries[i]);
        for (var row = 0; row < shard.Count; row += ChunkRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = Math.Min(ChunkRows, shard.Count - row);
            RunChunk(shard, row, rows, queries.Length);
        }
        for (var i = 0; i < queries.Length; i++) answers[i] = _searches[i].End();
    }

    /// <summary>By codes, or, where these prove little of some queries, by their embeddings all together.</summary>
    private void RunChunk(Shard shard, int firstRow, int rows, int queries)
    {
        var mayDefer = queries >= DenseScan.FewestQueries;
        _deferred.Clear();
        for (var i = 0; i < queries; i++)
        {
            if (!_searches[i].TryContinue(firstRow, rows, mayDefer)) _deferred.Add(_searches[i]);
        }
        if (_deferred.Count >= DenseScan.FewestQueries)
        {
            _dense.Run(shard, firstRow, rows, CollectionsMarshal.AsSpan(_deferred));
            return;
        }
        foreach (var search in _deferred) search.TryContinue(firstRow, rows, mayDefer: false);
    }
}
