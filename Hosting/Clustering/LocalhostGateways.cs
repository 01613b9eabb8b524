using System.Net;
using Orleans.Messaging;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>The gateways of a cluster on this machine: whichever ports of the range someone listens at.</summary>
/// <param name="firstPort">Where the range begins.</param>
internal sealed class LocalhostGateways(int firstPort) : IGatewayListProvider
{
    public TimeSpan MaxStaleness => ClientConnection.GatewayRefreshPeriod;

    [Obsolete("Part of the interface; Orleans reads it no more.")]
    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public Task<IList<Uri>> GetGateways()
    {
        var open = Ports.Taken();
        return Task.FromResult<IList<Uri>>(
            [.. Enumerable.Range(firstPort, Ports.RangeLength).Where(open.Contains).Select(port => SiloAddress.New(IPAddress.Loopback, port, 0).ToGatewayUri())]);
    }
}
