using System.Net;
using Orleans.Messaging;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>The gateways of a cluster on this machine: the ports of the range on which a process listens.</summary>
/// <param name="firstPort">The first port of the range.</param>
internal sealed class LocalhostGateways(int firstPort) : IGatewayListProvider
{
    public TimeSpan MaxStaleness => ClientConnection.GatewayRefreshPeriod;

    [Obsolete("Part of the interface; Orleans no longer reads it.")]
    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public Task<IList<Uri>> GetGateways()
    {
        var open = Ports.Taken();
        return Task.FromResult<IList<Uri>>(
            [.. Enumerable.Range(firstPort, Ports.RangeLength).Where(open.Contains).Select(port => SiloAddress.New(IPAddress.Loopback, port, 0).ToGatewayUri())]);
    }
}
