using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Coordination;

/// <summary>The attempts at one question to one partition, some of which may run side by side.</summary>
internal sealed class Attempts(PartitionKey partition, int replicas, ReplicaSelector selector)
{
    // Hardly ever more than one, so that room for more would be waste.
    private readonly List<ReplicaKey> _asked = new(1);
    private readonly List<ReplicaKey> _waiting = new(1);

    public async Task<T> RunAsync<T>(
        ReplicaReferences grains, Func<IPartitionGrain, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var replica = Begin();
        try
        {
            var answer = await call(grains[replica], cancellationToken).ConfigureAwait(false);
            End(replica);
            return answer;
        }
        catch (Exception e) when (e is not (MovieNotInModelException or ArgumentException) && !cancellationToken.IsCancellationRequested)
        {
            End(replica);
            selector.Suspect(replica);
            throw;
        }
    }

    /// <summary>Those that still wait when the next is asked are too slow.</summary>
    private ReplicaKey Begin()
    {
        lock (_asked)
        {
            foreach (var slow in _waiting) selector.Suspect(slow);
            var replica = selector.Select(partition, replicas, _asked);
            _asked.Add(replica);
            _waiting.Add(replica);
            return replica;
        }
    }

    private void End(ReplicaKey replica)
    {
        lock (_asked) _waiting.Remove(replica);
    }
}
