using System.Collections.Concurrent;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Coordination;

/// <summary>References to replicas, kept since making one writes out its key and looks up its interface with every call.</summary>
internal sealed class ReplicaReferences(IGrainFactory grains)
{
    /// <summary>Those of the layouts in use are far fewer; beyond it, versions that are no more fill it.</summary>
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
