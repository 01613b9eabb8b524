using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Interfaces.Replication;

namespace MovieSimilarity.Grains.Replication;

/// <summary>
/// On every silo: keeps the replica manager at work, wherever in the cluster it runs, and keeps in touch with all replicas. A
/// silo that never called a replica would have to look up where it is, and cannot while the silo that knows is dead but not yet
/// declared so; then a query could reach none of a partition's replicas although one lives.
/// </summary>
internal sealed partial class ReplicaMonitor(IGrainFactory grains, TimeProvider time, ILogger<ReplicaMonitor> logger) : BackgroundService
{
    /// <summary>How soon a replica that is missing or out of place is noticed.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>How often a replica is called that stays where it is.</summary>
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);

    private Dictionary<ReplicaKey, (SiloAddress Silo, long At)> _pinged = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var status = await grains.GetGrain<IReplicaManagerGrain>(IReplicaManagerGrain.Key).GetStatus(Interval).WaitAsync(stoppingToken);
                await PingAsync(status);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e.Message);
            }
            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    private async Task PingAsync(ClusterStatus status)
    {
        var pinged = await Task.WhenAll(status.Replicas.Where(replica => replica.Silo is not null).Select(replica => PingAsync(replica.Key, replica.Silo!)));
        _pinged = pinged.OfType<KeyValuePair<ReplicaKey, (SiloAddress, long)>>().ToDictionary();
    }

    private async Task<KeyValuePair<ReplicaKey, (SiloAddress, long)>?> PingAsync(ReplicaKey replica, SiloAddress silo)
    {
        if (_pinged.TryGetValue(replica, out var last) && last.Silo.Equals(silo) && time.GetElapsedTime(last.At) < PingInterval)
            return KeyValuePair.Create(replica, last);
        try
        {
            await grains.GetGrain<IPartitionGrain>(replica.ToString()).Ping();
            return KeyValuePair.Create(replica, (silo, time.GetTimestamp()));
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            // The replica manager repeats it.
            return null;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The replicas could not be looked after, trying again: {Reason}")]
    private partial void LogFailed(string reason);
}
