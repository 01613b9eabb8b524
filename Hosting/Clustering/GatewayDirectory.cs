using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Messaging;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>Lists the gateways of a cluster's silos.</summary>
public sealed class GatewayDirectory : IAsyncDisposable
{
    // A client that is never started: only clients have Orleans' list of gateways.
    private readonly ServiceProvider _services;
    private readonly IGatewayListProvider _list;
    private bool _isInitialized;

    /// <param name="cluster">The cluster.</param>
    /// <param name="logging">Where Orleans logs.</param>
    public GatewayDirectory(ClusterAddress cluster, ILoggerFactory logging)
    {
        _services = new ServiceCollection().AddSingleton(logging).AddLogging().AddOrleansClient(cluster.Configure).BuildServiceProvider();
        _list = _services.GetRequiredService<IGatewayListProvider>();
    }

    /// <summary>The gateways of the silos that are active members now.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="Exception">The membership cannot be read.</exception>
    public async Task<IReadOnlyList<IPEndPoint>> GetGatewaysAsync(CancellationToken cancellationToken)
    {
        if (!_isInitialized) await _list.InitializeGatewayListProvider().WaitAsync(cancellationToken);
        _isInitialized = true;
        var gateways = await _list.GetGateways().WaitAsync(cancellationToken);
        return [.. gateways.Select(gateway => gateway.ToGatewayAddress()!.Endpoint)];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
