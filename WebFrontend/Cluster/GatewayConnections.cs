using System.Net;
using MovieSimilarity.Hosting.Clustering;

namespace MovieSimilarity.WebFrontend.Cluster;

/// <summary>Connects a frontend to the silos of its cluster as they come and go.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="gateways">Gets the connected gateways.</param>
/// <param name="logging">Where Orleans logs.</param>
/// <param name="time">The clock.</param>
internal sealed class GatewayConnections(ClusterAddress cluster, Gateways gateways, ILoggerFactory logging, TimeProvider time) : BackgroundService
{
    /// <summary>Silos to connect to: enough that several may fail at once, few enough that every frontend may have as many connections.</summary>
    private const int MaxConnections = 8;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Which silos a frontend chooses if there are more, so that frontends choose different ones.</summary>
    private readonly int _seed = Random.Shared.Next();

    private readonly Dictionary<IPEndPoint, GatewayConnection> _connections = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var directory = new GatewayDirectory(cluster, logging);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await FollowAsync(await directory.GetGatewaysAsync(stoppingToken));
                }
                catch (Exception) when (!stoppingToken.IsCancellationRequested)
                {
                    // Where the membership cannot be read, the silos known so far are used meanwhile.
                }
                await Task.Delay(Interval, time, stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(_connections.Values.Select(connection => connection.DisposeAsync().AsTask()));
        }
    }

    private async Task FollowAsync(IReadOnlyList<IPEndPoint> listed)
    {
        var wanted = listed.OrderBy(endpoint => HashCode.Combine(_seed, endpoint)).Take(MaxConnections).ToHashSet();
        // A silo that still answers is used even where it is not listed: the membership may have been lost, and will be restored.
        foreach (var (endpoint, connection) in _connections.Where(known => !wanted.Contains(known.Key) && !known.Value.IsConnected).ToArray())
        {
            _connections.Remove(endpoint);
            await connection.DisposeAsync();
        }
        foreach (var endpoint in wanted.Where(endpoint => !_connections.ContainsKey(endpoint)))
            _connections.Add(endpoint, new GatewayConnection(endpoint, cluster, gateways, logging, time));
    }
}
