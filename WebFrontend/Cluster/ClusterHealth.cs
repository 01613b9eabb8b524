using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Replication;
using MovieSimilarity.WebFrontend.Models;

namespace MovieSimilarity.WebFrontend.Cluster;

/// <summary>Watches whether the cluster can answer queries for the active model.</summary>
internal sealed class ClusterHealth(Gateways gateways, ModelSnapshotProvider models, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How old a status may be: the grain that gives it moves to another silo when its own dies, which takes some seconds in
    /// which queries are answered as ever.
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

    private bool IsSilent => Age >= MaxAge || gateways.AreSilent;

    /// <summary>Why queries cannot be answered now, as a sentence, or null where they can.</summary>
    public string? WhyNotReady() => (models.Current, Status) switch
    {
        (null, null) => "The cluster has not been reached yet; try again in a moment.",
        (null, { Replicas.Length: 0 }) => "No model has been published yet; 'trainer publish' does it.",
        (null, _) => "The model is still being loaded; try again in a moment.",
        _ when IsSilent => "The cluster does not answer; try again in a moment.",
        var (model, status) when Lacks(status, model.Manifest) => "A part of the model cannot be reached; try again in a moment.",
        _ => null,
    };

    /// <summary>
    /// Whether a status tells that a part of the active model is out of reach. One that does not know it as the active one is older
    /// than its activation, which waits for all parts.
    /// </summary>
    internal static bool Lacks(ClusterStatus? status, ModelManifest active) =>
        status?.Versions.Active?.Manifest.IsCutLike(active) is true && !status.CanAnswer(active);

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
                // Too old a status says as much.
            }
            await Task.Delay(PollInterval, time, stoppingToken);
        }
    }
}
