using System.Runtime.InteropServices;
using MovieSimilarity.Search.Quantization;
using MovieSimilarity.Search.Quantization.Kernels;

namespace MovieSimilarity.Search;

/// <summary>Answers a batch of queries in one pass over a shard's codes.</summary>
/// <remarks>Keeps its buffers for the next batch on the same thread, so that a search allocates its answers and nothing else.</remarks>
internal sealed class QuantizedScan
{
    /// <summary>Rows between two looks at the threshold: the first chunk sets it, and the larger it is the better.</summary>
    private const int ChunkRows = 32768;

    /// <summary>Queries at a time: as many as fill a pass over the rows.</summary>
    private const int MaxQueries = 64;

    [ThreadStatic]
    private static QuantizedScan? _ofThisThread;

    private readonly ScanBuffers _buffers = new(ChunkRows);
    private readonly List<QueryScan> _scans = [];
    private readonly List<QueryScan> _deferred = [];
    private readonly DenseScan _dense = new();

    /// <summary>The scan of the calling thread.</summary>
    public static QuantizedScan OfThisThread => _ofThisThread ??= new QuantizedScan();

    /// <summary>Answers queries that have been checked.</summary>
    /// <param name="shard">The shard to search.</param>
    /// <param name="index">Its codes, if it has any.</param>
    /// <param name="queries">Any number of queries.</param>
    /// <param name="answers">Receives one answer for each query.</param>
    /// <param name="cancellationToken">Checked before each chunk of rows.</param>
    public void Run(
        Shard shard, QuantizedIndex? index, ReadOnlySpan<NearestQuery> queries, Span<Neighbour[]> answers, CancellationToken cancellationToken)
    {
        for (var first = 0; first < queries.Length; first += MaxQueries)
        {
            var count = Math.Min(MaxQueries, queries.Length - first);
            RunBatch(shard, index, queries.Slice(first, count), answers.Slice(first, count), cancellationToken);
        }
    }

    private void RunBatch(
        Shard shard, QuantizedIndex? index, ReadOnlySpan<NearestQuery> queries, Span<Neighbour[]> answers, CancellationToken cancellationToken)
    {
        while (_scans.Count < queries.Length) _scans.Add(new QueryScan(_buffers));
        for (var i = 0; i < queries.Length; i++) _scans[i].Begin(shard, index, queries[i], shard.MaskOf(queries[i].Query.Filter));
        for (var row = 0; row < shard.Count; row += ChunkRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = Math.Min(ChunkRows, shard.Count - row);
            RunChunk(shard, row, rows, queries.Length);
        }
        for (var i = 0; i < queries.Length; i++) answers[i] = _scans[i].End();
    }

    /// <summary>Scans the codes, or the embeddings for all those queries together for which the codes prove little.</summary>
    private void RunChunk(Shard shard, int firstRow, int rows, int queries)
    {
        var mayDefer = queries >= DenseScan.FewestQueries;
        _deferred.Clear();
        for (var i = 0; i < queries; i++)
        {
            if (!_scans[i].TryContinue(firstRow, rows, mayDefer)) _deferred.Add(_scans[i]);
        }
        if (_deferred.Count >= DenseScan.FewestQueries)
        {
            _dense.Run(shard, firstRow, rows, CollectionsMarshal.AsSpan(_deferred));
            return;
        }
        foreach (var scan in _deferred) scan.TryContinue(firstRow, rows, mayDefer: false);
    }
}

/// <summary>Buffers for one chunk of rows, which all queries of a thread use one after the other.</summary>
/// <param name="rows">Rows in a chunk.</param>
internal sealed class ScanBuffers(int rows)
{
    /// <summary>Each row's sum of products with the head codes, and room for a block more.</summary>
    public int[] Sums { get; } = new int[rows + LineProducts.Block];

    /// <summary>The rows that a filter lets pass, where these are few.</summary>
    public int[] Rows { get; } = new int[rows];

    /// <summary>Selects the rows to be bounded.</summary>
    public SumSelection Candidates { get; } = new(rows);

    /// <summary>Bounds the selected rows.</summary>
    public CandidateFilter Filter { get; } = new(rows);
}
