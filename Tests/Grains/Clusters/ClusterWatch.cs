using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Replication;

namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>Waits for a cluster to become as it should be.</summary>
internal static class ClusterWatch
{
    /// <summary>A silo that is killed is noticed within some seconds; on a busy machine everything takes longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until a number of silos hold all replicas, evenly and apart.</summary>
    public static Task<ClusterStatus> WaitUntilSettledAsync(this SiloCluster cluster, ModelManifest manifest, int silos) =>
        cluster.WaitUntilAsync(status => status.Silos.Length == silos && status.IsSettled(manifest), $"{silos} silos hold all replicas");

    /// <summary>Waits until the replica manager says something.</summary>
    public static async Task<ClusterStatus> WaitUntilAsync(this SiloCluster cluster, Func<ClusterStatus, bool> holds, string what)
    {
        ClusterStatus? last = null;
        await PollAsync(async () => holds(last = await cluster.Replicas.GetStatus(TimeSpan.Zero)), () => $"{what}: {Describe(last)}");
        return last!;
    }

    /// <summary>Waits until something holds; a cluster that has lost a silo may be without an answer for a moment.</summary>
    public static async Task PollAsync(Func<Task<bool>> holds, Func<string> what)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!await TryAsync(holds))
        {
            if (deadline.IsCancellationRequested) Assert.Fail($"It did not come about that {what()}");
            await Task.Delay(PollInterval, TestContext.Current.CancellationToken);
        }
    }

    public static bool IsSettled(this ClusterStatus status, ModelManifest manifest) =>
        status.IsLoaded(manifest) && status.IsEven(manifest) && status.IsApart(manifest);

    private static bool IsEven(this ClusterStatus status, ModelManifest manifest)
    {
        var counts = status.Silos.Select(silo => status.Of(manifest).Count(replica => silo.Equals(replica.Silo))).ToArray();
        return counts.Max() - counts.Min() <= 1;
    }

    private static bool IsApart(this ClusterStatus status, ModelManifest manifest) => status.Of(manifest)
        .GroupBy(replica => replica.Key.Partition)
        .All(partition => partition.DistinctBy(replica => replica.Silo).Count() == Math.Min(manifest.Replicas, status.Silos.Length));

    private static async Task<bool> TryAsync(Func<Task<bool>> holds)
    {
        try
        {
            return await holds();
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            return false;
        }
    }

    private static string Describe(ClusterStatus? status) => status is null
        ? "no status"
        : $"{status.Silos.Length} silos; "
        + string.Join(", ", status.Replicas.Select(replica => $"{replica.Key}@{replica.Silo?.Endpoint.Port}{(replica.IsLoaded ? "" : " not loaded")} {replica.Error}"));
}
