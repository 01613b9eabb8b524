using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MovieSimilarity.Hosting.Storage;
using Orleans.Configuration;
using Orleans.Messaging;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>
/// Silos on this machine that need no other server: the first one, the primary, keeps the membership in its memory, and the grains'
/// state is kept in memory, too. For development: the cluster ends with its primary.
/// </summary>
/// <param name="PrimaryPort">The primary's silo port. Clusters of other ports are other clusters.</param>
public sealed record LocalhostCluster(int PrimaryPort = EndpointOptions.DEFAULT_SILO_PORT) : ClusterAddress
{
    internal const string Host = "localhost";

    /// <summary>From a silo port to the gateway port beside it, in Orleans' defaults.</summary>
    private const int GatewayOffset = EndpointOptions.DEFAULT_GATEWAY_PORT - EndpointOptions.DEFAULT_SILO_PORT;

    /// <summary>Ports below need privileges.</summary>
    private const int SmallestPort = 1024;

    private const int LargestPort = IPEndPoint.MaxPort - GatewayOffset - Ports.RangeLength + 1;

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>The gateway port of the first silo; clients look at this and the following.</summary>
    public int FirstGatewayPort => PrimaryPort + GatewayOffset;

    private protected override string Identity =>
        PrimaryPort == EndpointOptions.DEFAULT_SILO_PORT ? ClusterName : string.Create(CultureInfo.InvariantCulture, $"{ClusterName}-{PrimaryPort}");

    private IPEndPoint Primary => new(IPAddress.Loopback, PrimaryPort);

    /// <inheritdoc/>
    public override string ToString() =>
        PrimaryPort == EndpointOptions.DEFAULT_SILO_PORT ? Host : string.Create(CultureInfo.InvariantCulture, $"{Host}:{PrimaryPort}");

    /// <inheritdoc/>
    public override async Task<SiloEndpoints> PrepareAsync(EndpointRequest request, CancellationToken cancellationToken)
    {
        if (request.Advertise is not null && !(IPAddress.TryParse(request.Advertise, out var advertised) && advertised.Equals(IPAddress.Loopback)))
            throw new OptionsException("--advertise needs a cluster that spans machines, redis://HOST; silos of localhost find one another at 127.0.0.1.");
        var lastGatewayPort = FirstGatewayPort + Ports.RangeLength - 1;
        if (request.GatewayPort is { } port && (port < FirstGatewayPort || port > lastGatewayPort))
            throw new OptionsException($"Clients of {this} look at the ports {FirstGatewayPort} to {lastGatewayPort}; --gateway-port must be one of them.");
        if (request.HealthPorts.Contains(PrimaryPort))
            throw new OptionsException($"Port {PrimaryPort} belongs to the first silo of {this}; choose another one for --health-urls.");
        var (siloPort, gatewayPort) = Ports.Choose(request, PrimaryPort, FirstGatewayPort);
        var endpoints = new SiloEndpoints(IPAddress.Loopback, siloPort, gatewayPort);
        if (endpoints.SiloPort != PrimaryPort) await WaitForPrimaryAsync(cancellationToken);
        return endpoints;
    }

    /// <returns>The address, or null if the text is not one.</returns>
    internal static LocalhostCluster? Read(string text, out string? error)
    {
        error = null;
        var rest = text.AsSpan(Host.Length);
        if (rest.IsEmpty) return new LocalhostCluster();
        if (rest[0] == ':' && int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= SmallestPort and <= LargestPort)
            return new LocalhostCluster(port);
        error = $"--cluster takes localhost or localhost:PORT, the first silo's port from {SmallestPort} to {LargestPort}, not '{text}'.";
        return null;
    }

    private protected override void AddMembership(ISiloBuilder silo, SiloEndpoints endpoints) =>
        silo.UseDevelopmentClustering(Primary).AddMemoryStorage();

    private protected override void AddGateways(IClientBuilder client) =>
        client.Services.AddSingleton<IGatewayListProvider>(new LocalhostGateways(FirstGatewayPort));

    private async Task WaitForPrimaryAsync(CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; !Ports.Taken().Contains(PrimaryPort); waited += RetryInterval)
        {
            if (waited >= Patience)
            {
                throw new OptionsException(
                    $"There is no first silo at 127.0.0.1:{PrimaryPort}; a silo started without --silo-port becomes the first one.");
            }
            await Task.Delay(RetryInterval, cancellationToken);
        }
    }
}
