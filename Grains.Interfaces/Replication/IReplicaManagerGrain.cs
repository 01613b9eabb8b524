namespace MovieSimilarity.Grains.Interfaces.Replication;

/// <summary>
/// Sees to it that every replica of every known model version is loaded, that replicas of one partition are on different
/// silos, and that all silos carry about the same. One grain a cluster, key <see cref="Key"/>; every silo calls it again and
/// again, so that it comes back wherever it is lost.
/// </summary>
[Alias("MovieSimilarity.ReplicaManager")]
public interface IReplicaManagerGrain : IGrainWithIntegerKey
{
    /// <summary>The only key in use.</summary>
    const long Key = 0;

    /// <summary>The state of the replicas. Repairs them first, unless that has just been done.</summary>
    /// <param name="maxAge">How old the answer may be.</param>
    [Alias("GetStatus"), ResponseTimeout("00:00:10")]
    Task<ClusterStatus> GetStatus(TimeSpan maxAge);
}
