using System.Diagnostics.CodeAnalysis;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Search;

namespace MovieSimilarity.WebFrontend.Cluster;

/// <summary>
/// Asks queries that come at about the same time in one call: a batch costs hardly more calls between grains than one query,
/// and shares one pass over the embeddings. Nobody is kept waiting for company: a query leaves at once while there is a free
/// slot, and what has gathered by the time that one is free again leaves together.
/// </summary>
/// <param name="find">Asks a coordinator.</param>
/// <param name="slots">How many batches are under way at a time, 1 or more.</param>
internal sealed class QueryBatches(Func<SimilarRequest, Task<RankedNeighbours>> find, int slots)
{
    /// <summary>Beyond that a pass over the embeddings hardly gets cheaper a query, and the first waits for the last.</summary>
    public const int MaxBatch = 64;

    /// <summary>What more than a fraction of a second would pass for is refused at once.</summary>
    public const int MaxWaiting = 64 * MaxBatch;

    /// <summary>A batch that takes longer hangs on a silo that died, and must not hold up queries that may find another.</summary>
    private static readonly TimeSpan SlotPatience = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly Dictionary<QueryKind, Queue<WaitingQuery>> _waiting = [];
    private readonly Queue<QueryKind> _turns = [];
    private int _freeSlots = slots;
    private int _waitingCount;

    /// <summary>The films most similar to one, best first.</summary>
    /// <param name="kind">What it has in common with queries that it can be asked with.</param>
    /// <param name="movieId">The seed.</param>
    /// <param name="cancellationToken">The caller no longer waits; others that are asked with it do.</param>
    /// <exception cref="MovieNotInModelException">The version has no such film.</exception>
    /// <exception cref="SearchOverloadedException">Too many queries wait already.</exception>
    public Task<Neighbour[]> FindAsync(QueryKind kind, int movieId, CancellationToken cancellationToken)
    {
        var query = new WaitingQuery(movieId);
        query.StopWith(cancellationToken);
        lock (_lock)
        {
            if (_freeSlots == 0)
            {
                Enqueue(kind, query);
                return query.Task;
            }
            _freeSlots--;
        }
        _ = UseSlotAsync(kind, [query]);
        return query.Task;
    }

    private void Enqueue(QueryKind kind, WaitingQuery query)
    {
        if (_waitingCount == MaxWaiting)
        {
            query.Fail(new SearchOverloadedException($"More than {MaxWaiting} queries wait in this frontend."));
            return;
        }
        if (!_waiting.TryGetValue(kind, out var queue))
        {
            _waiting.Add(kind, queue = []);
            _turns.Enqueue(kind);
        }
        queue.Enqueue(query);
        _waitingCount++;
    }

    /// <summary>Sends batch after batch, until none waits.</summary>
    private async Task UseSlotAsync(QueryKind kind, WaitingQuery[] batch)
    {
        do
        {
            if (batch.Length > 0)
                await AskAsync(kind, batch).WaitAsync(SlotPatience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (TryTakeNext(out kind, out batch));
    }

    /// <summary>The batch whose turn it is, without queries whose callers have gone; or gives the slot back.</summary>
    private bool TryTakeNext(out QueryKind kind, out WaitingQuery[] batch)
    {
        lock (_lock)
        {
            if (!_turns.TryDequeue(out kind))
            {
                _freeSlots++;
                batch = [];
                return false;
            }
            var queue = _waiting[kind];
            var taken = new WaitingQuery[Math.Min(queue.Count, MaxBatch)];
            for (var i = 0; i < taken.Length; i++) taken[i] = queue.Dequeue();
            _waitingCount -= taken.Length;
            if (queue.Count > 0) _turns.Enqueue(kind);
            else _waiting.Remove(kind);
            batch = Array.FindAll(taken, query => !query.Task.IsCompleted);
            return true;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is reaches those who wait.")]
    private async Task AskAsync(QueryKind kind, WaitingQuery[] batch)
    {
        try
        {
            var request = new SimilarRequest(kind.Layout, [.. batch.Select(query => query.MovieId)], kind.Count, kind.Scoring);
            var answer = await find(request).ConfigureAwait(false);
            for (var i = 0; i < batch.Length; i++) batch[i].Answer(answer.Lists[i]);
        }
        catch (MovieNotInModelException) when (batch.Length > 1)
        {
            // Only one of them may be to blame.
            await Task.WhenAll(batch.Select(query => AskAsync(kind, [query]))).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            foreach (var query in batch) query.Fail(error);
        }
    }
}
