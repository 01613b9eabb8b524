using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MovieSimilarity.Grains.Interfaces.Replication;

namespace MovieSimilarity.Grains.Replication;

/// <summary>On every silo: keeps the replica manager at work, wherever in the cluster it runs.</summary>
internal sealed partial class ReplicaMonitor(IGrainFactory grains, TimeProvider time, ILogger<ReplicaMonitor> logger) : BackgroundService
{
    /// <summary>How soon a replica that is missing or out of place is noticed.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await grains.GetGrain<IReplicaManagerGrain>(IReplicaManagerGrain.Key).GetStatus(Interval).WaitAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e.Message);
            }
            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The replicas could not be looked after, trying again: {Reason}")]
    private partial void LogFailed(string reason);
}
