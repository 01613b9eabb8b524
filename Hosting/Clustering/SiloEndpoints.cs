using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>The endpoints of a silo.</summary>
/// <param name="Address">The IP address at which other processes reach the silo, never one shared by several silos.</param>
/// <param name="SiloPort">Port for other silos.</param>
/// <param name="GatewayPort">Port for clients.</param>
public sealed record SiloEndpoints(IPAddress Address, int SiloPort, int GatewayPort)
{
    /// <summary>Listens on the loopback address if that is the address, otherwise on all interfaces: behind a NAT, none of them has it.</summary>
    internal void Apply(EndpointOptions options)
    {
        options.AdvertisedIPAddress = Address;
        options.SiloPort = SiloPort;
        options.GatewayPort = GatewayPort;
        if (IPAddress.IsLoopback(Address)) return;
        var any = Address.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;
        options.SiloListeningEndpoint = new(any, SiloPort);
        options.GatewayListeningEndpoint = new(any, GatewayPort);
    }
}
