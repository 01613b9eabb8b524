using MovieSimilarity.Grains.Interfaces.Replication;

namespace MovieSimilarity.WebFrontend.Cluster;

/// <summary>Polls the status of the cluster.</summary>
internal sealed class ClusterMonitor(Gateways gateways, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How old a status may be: the grain that gives it moves to another silo when its own dies, which takes some seconds in
    /// which queries are still answered.
    /// </summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(20);

    /// <summary>An older status may call replicas loaded that were lost since.</summary>
    private static readonly TimeSpan RecentAge = TimeSpan.FromSeconds(5);

    /// <summary>A call through a silo that hangs is given up, so that the next one takes another way.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(3);

    private volatile ClusterStatus? _status;
    private long _updated = time.GetTimestamp();

    /// <summary>The last known status; null before the first one and once the cluster does not answer any more.</summary>
    public ClusterStatus? Status => IsSilent ? null : _status;

    /// <summary>Whether <see cref="Status"/> is only seconds old.</summary>
    public bool IsRecent => Age < RecentAge;

    private TimeSpan Age => time.GetElapsedTime(Volatile.Read(ref _updated));

    /// <summary>Whether the cluster has not answered for long.</summary>
    public bool IsSilent => Age >= MaxAge || gateways.AreSilent;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var manager = gateways.Select().Grains.GetGrain<IReplicaManagerGrain>(IReplicaManagerGrain.Key);
                _status = await manager.GetStatus(PollInterval).WaitAsync(CallTimeout, time, stoppingToken);
                Volatile.Write(ref _updated, time.GetTimestamp());
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                // No status arrived, which the age of the last one shows.
            }
            await Task.Delay(PollInterval, time, stoppingToken);
        }
    }
}
