using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Benchmarks.Failover;

/// <summary>What to do to a cluster.</summary>
/// <param name="Rate">Queries a second.</param>
/// <param name="Seconds">How long, at least: an event waits until the cluster has recovered from the one before.</param>
/// <param name="Shape">How large the cluster is.</param>
internal sealed record FailoverOptions(int Rate, int Seconds, ClusterShape Shape)
{
    /// <summary>How long the cluster may take to recover.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The longest that a run can take.</summary>
    public TimeSpan Longest => TimeSpan.FromSeconds(Seconds) + FailoverSchedule.Events * (Patience + PublishPatience);

    /// <summary>A publication gives up after two minutes by itself.</summary>
    private static readonly TimeSpan PublishPatience = TimeSpan.FromMinutes(2);
}
