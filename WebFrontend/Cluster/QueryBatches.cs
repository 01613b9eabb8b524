using System.Diagnostics.CodeAnalysis;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Search;

namespace MovieSimilarity.WebFrontend.Cluster;

/// <summary>
/// Sends queries that arrive at about the same time in one call: a batch needs hardly more calls between grains than one query,
/// and its queries share one pass over the embeddings. No query waits for a batch to fill: it is sent at once if a slot is free; otherwise it
/// leaves with all others that wait when the next slot is free.
/// </summary>
/// <param name="find">Calls a coordinator.</param>
/// <param name="slots">How many batches are under way at a time, 1 or more.</param>
/// <param name="time">The clock.</param>
internal sealed class QueryBatches(Func<SimilarRequest, Task<RankedNeighbours>> find, int slots, TimeProvider time)
{
    /// <summary>In a larger batch, a query would hardly cost less, and the first query waits for the last.</summary>
    public const int MaxBatch = 64;

    /// <summary>Queries that would wait for more than a fraction of a second are refused at once.</summary>
    public const int MaxWaiting = 64 * MaxBatch;

    /// <summary>A batch that takes longer waits for a silo that died; it must not block queries that may reach another silo.</summary>
    private static readonly TimeSpan SlotPatience = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly Dictionary<PartitionLayout, Queue<WaitingQuery>> _waiting = [];
    private readonly Queue<PartitionLayout> _turns = [];
    private int _freeSlots = slots;
    private int _waitingCount;

    /// <summary>The films most similar to one, best first.</summary>
    /// <param name="layout">The model version that must answer; queries to the same version are asked together.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="cancellationToken">Cancels this query only, not the others of its batch.</param>
    /// <exception cref="MovieNotInModelException">The version has no such film.</exception>
    /// <exception cref="SearchOverloadedException">Too many queries wait already.</exception>
    public Task<Neighbour[]> FindAsync(PartitionLayout layout, SimilarityQuery query, CancellationToken cancellationToken)
    {
        var waiting = new WaitingQuery(query);
        waiting.StopWith(cancellationToken);
        lock (_lock)
        {
            if (_freeSlots == 0)
            {
                Enqueue(layout, waiting);
                return waiting.Task;
            }
            _freeSlots--;
        }
        _ = UseSlotAsync(layout, [waiting]);
        return waiting.Task;
    }

    private void Enqueue(PartitionLayout layout, WaitingQuery query)
    {
        if (_waitingCount == MaxWaiting)
        {
            query.Fail(new SearchOverloadedException($"More than {MaxWaiting} queries wait in this frontend."));
            return;
        }
        if (!_waiting.TryGetValue(layout, out var queue))
        {
            _waiting.Add(layout, queue = []);
            _turns.Enqueue(layout);
        }
        queue.Enqueue(query);
        _waitingCount++;
    }

    /// <summary>Sends batch after batch, until none waits.</summary>
    private async Task UseSlotAsync(PartitionLayout layout, WaitingQuery[] batch)
    {
        for ((PartitionLayout Layout, WaitingQuery[]? Queries) next = (layout, batch); next.Queries is not null; next = TakeNext())
        {
            if (next.Queries.Length > 0)
                await AskAsync(next.Layout, next.Queries).WaitAsync(SlotPatience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The next batch, without queries whose callers have gone; null if no query waits, and then the slot is free again.</summary>
    private (PartitionLayout Layout, WaitingQuery[]? Queries) TakeNext()
    {
        lock (_lock)
        {
            if (!_turns.TryDequeue(out var layout))
            {
                _freeSlots++;
                return default;
            }
            var queue = _waiting[layout];
            var taken = new WaitingQuery[Math.Min(queue.Count, MaxBatch)];
            for (var i = 0; i < taken.Length; i++) taken[i] = queue.Dequeue();
            _waitingCount -= taken.Length;
            if (queue.Count > 0) _turns.Enqueue(layout);
            else _waiting.Remove(layout);
            return (layout, Array.FindAll(taken, query => !query.Task.IsCompleted));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is reaches those who wait.")]
    private async Task AskAsync(PartitionLayout layout, WaitingQuery[] batch)
    {
        try
        {
            var request = new SimilarRequest(layout, [.. batch.Select(waiting => waiting.Query)]);
            var answer = await find(request).ConfigureAwait(false);
            for (var i = 0; i < batch.Length; i++) batch[i].Answer(answer.Lists[i]);
        }
        catch (MovieNotInModelException) when (batch.Length > 1)
        {
            // Only one of them may be to blame.
            await Task.WhenAll(batch.Select(query => AskAsync(layout, [query]))).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            foreach (var query in batch) query.Fail(error);
        }
    }
}

/// <summary>One caller's part in a batch.</summary>
internal sealed class WaitingQuery(SimilarityQuery query)
{
    private readonly TaskCompletionSource<Neighbour[]> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _stop;

    public SimilarityQuery Query => query;

    public Task<Neighbour[]> Task => _answer.Task;

    /// <summary>Completes the call as cancelled when its caller no longer waits.</summary>
    public void StopWith(CancellationToken cancellationToken) => _stop = cancellationToken.UnsafeRegister(
        static (query, token) => ((WaitingQuery)query!)._answer.TrySetCanceled(token), this);

    public void Answer(Neighbour[] neighbours)
    {
        _stop.Unregister();
        _answer.TrySetResult(neighbours);
    }

    public void Fail(Exception error)
    {
        _stop.Unregister();
        _answer.TrySetException(error);
    }
}
