using System.Collections.Concurrent;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Placement;

namespace MovieSimilarity.Grains.Coordination;

/// <summary>
/// Chooses the replica of a partition to call: one that has not failed recently, preferably on this silo.
/// </summary>
internal sealed class ReplicaSelector(LocalReplicas local, TimeProvider time)
{
    /// <summary>
    /// How long a replica that failed or was too slow is called last: long enough that a dead silo delays few queries, short enough that one
    /// that merely paused is soon used again.
    /// </summary>
    private static readonly TimeSpan Suspicion = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ReplicaKey, long> _suspectedAt = new();

    /// <summary>A replica for the next attempt.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="replicas">How many replicas it has.</param>
    /// <param name="tried">Replicas that earlier attempts called.</param>
    public ReplicaKey Select(PartitionKey partition, int replicas, IReadOnlyCollection<ReplicaKey> tried)
    {
        if (replicas == 1) return new ReplicaKey(partition, 0);
        var offset = Random.Shared.Next(replicas);
        var best = new ReplicaKey(partition, offset);
        var least = Reluctance(best, tried);
        for (var i = 1; i < replicas && least != default; i++)
        {
            var other = new ReplicaKey(partition, (i + offset) % replicas);
            var reluctance = Reluctance(other, tried);
            if (reluctance.CompareTo(least) < 0) (best, least) = (other, reluctance);
        }
        return best;
    }

    private (int Tried, bool IsSuspect, bool IsRemote) Reluctance(ReplicaKey replica, IReadOnlyCollection<ReplicaKey> tried) =>
        (tried.Count == 0 ? 0 : tried.Count(replica.Equals), IsSuspect(replica), !local.Contains(replica));

    /// <summary>Records that a replica failed or that its hedge was faster.</summary>
    public void Suspect(ReplicaKey replica) => _suspectedAt[replica] = time.GetTimestamp();

    private bool IsSuspect(ReplicaKey replica)
    {
        if (!_suspectedAt.TryGetValue(replica, out var since)) return false;
        if (time.GetElapsedTime(since) < Suspicion) return true;
        _suspectedAt.TryRemove(KeyValuePair.Create(replica, since));
        return false;
    }
}
