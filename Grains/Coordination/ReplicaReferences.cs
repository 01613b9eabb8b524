using System.Collections.Concurrent;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Coordination;

/// <summary>Caches references to replicas: creating one formats its key and looks up its interface.</summary>
internal sealed class ReplicaReferences(IGrainFactory grains)
{
    /// <summary>Far more than the layouts in use have. Beyond it, most entries are of versions that no longer exist.</summary>
    private const int MaxKept = 10_000;

    private readonly ConcurrentDictionary<ReplicaKey, IPartitionGrain> _kept = new();

    /// <summary>The grain of a replica.</summary>
    public IPartitionGrain this[ReplicaKey replica] => _kept.TryGetValue(replica, out var reference) ? reference : Add(replica);

    private IPartitionGrain Add(ReplicaKey replica)
    {
        if (_kept.Count >= MaxKept) _kept.Clear();
        return _kept[replica] = grains.GetGrain<IPartitionGrain>(replica.ToString());
    }
}
