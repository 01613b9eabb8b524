using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>Where a silo is reached.</summary>
/// <param name="Address">The address that others reach it at; its own, never one shared by several silos.</param>
/// <param name="SiloPort">Port for other silos.</param>
/// <param name="GatewayPort">Port for clients.</param>
public sealed record SiloEndpoints(IPAddress Address, int SiloPort, int GatewayPort)
{
    /// <summary>Listens on the loopback address alone, or on all interfaces: behind a NAT the advertised one is none of them.</summary>
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
