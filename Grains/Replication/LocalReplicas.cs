using System.Collections.Concurrent;
using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Replication;

/// <summary>The replicas on this silo: asking one of them crosses no network.</summary>
internal sealed class LocalReplicas
{
    private readonly ConcurrentDictionary<ReplicaKey, bool> _keys = new();

    public IEnumerable<ReplicaKey> Keys => _keys.Keys;

    public bool Contains(ReplicaKey key) => _keys.ContainsKey(key);

    public void Add(ReplicaKey key) => _keys[key] = true;

    public void Remove(ReplicaKey key) => _keys.TryRemove(key, out _);
}
