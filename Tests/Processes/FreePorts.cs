using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using MovieSimilarity.Hosting.Clustering;

namespace MovieSimilarity.Tests.Processes;

/// <summary>Ports that nothing listens at.</summary>
internal static class FreePorts
{
    /// <summary>Below the ports that systems hand out by themselves, above those of well-known services.</summary>
    private const int First = 12000;

    private const int Last = 13800;

    public static int One()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A cluster on this machine that is no one else's: its ranges of ports are free.</summary>
    public static LocalhostCluster Cluster()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        while (true)
        {
            var cluster = new LocalhostCluster(Random.Shared.Next(First, Last));
            var ranges = Enumerable.Range(cluster.PrimaryPort, Ports.RangeLength).Concat(Enumerable.Range(cluster.FirstGatewayPort, Ports.RangeLength));
            if (!ranges.Any(taken.Contains)) return cluster;
        }
    }
}
