using System.Net.NetworkInformation;
using MovieSimilarity.Hosting.Clustering;

namespace MovieSimilarity.Tests.Processes;

/// <summary>Clusters on this machine that nobody else uses: their ranges of ports are free.</summary>
internal static class FreeClusters
{
    /// <summary>Below the ports that systems choose by themselves and that <c>FreePorts</c> chooses, above those of well-known services.</summary>
    private const int First = 12_000;

    private const int Count = 110;

    /// <summary>Another process that runs these tests begins elsewhere.</summary>
    private static int _last = Random.Shared.Next(Count);

    /// <summary>A cluster that this process was not given before. Safe for concurrent callers.</summary>
    public static LocalhostCluster Next()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        while (true)
        {
            var cluster = new LocalhostCluster(First + Interlocked.Increment(ref _last) % Count * Ports.RangeLength);
            var ranges = Enumerable.Range(cluster.PrimaryPort, Ports.RangeLength).Concat(Enumerable.Range(cluster.FirstGatewayPort, Ports.RangeLength));
            if (!ranges.Any(taken.Contains)) return cluster;
        }
    }
}
