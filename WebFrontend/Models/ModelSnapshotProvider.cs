using MovieSimilarity.Catalogue;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.WebFrontend.Models;

/// <summary>
/// Keeps the snapshot of the active model version: asks the model grain which it is, fetches the films from the
/// partitions, and swaps the snapshot in one step.
/// </summary>
internal sealed partial class ModelSnapshotProvider(IClusterClient cluster, TimeProvider time, ILogger<ModelSnapshotProvider> logger)
    : BackgroundService
{
    /// <summary>How soon a new version is noticed.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>The same before there is any: someone is waiting for the service to start.</summary>
    private static readonly TimeSpan StartupPollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>About 300 kB a message.</summary>
    private const int MoviesPerPage = 4096;

    private readonly TaskCompletionSource<ModelSnapshot> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ModelSnapshot? _current;

    /// <summary>The active version, or null before the first is known.</summary>
    public ModelSnapshot? Current => _current;

    /// <summary>Completes with the first snapshot.</summary>
    public Task<ModelSnapshot> First => _first.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogRefreshFailed(e);
            }
            await Task.Delay(_current is null ? StartupPollInterval : PollInterval, time, stoppingToken);
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var manifest = await cluster.GetGrain<IModelGrain>(IModelGrain.Key).GetActive();
        if (manifest is null || (manifest.Version, manifest.Partitions.Length) == (_current?.Manifest.Version, _current?.Manifest.Partitions.Length))
            return;
        var movies = new List<Movie>(manifest.Rows);
        foreach (var partition in manifest.Partitions)
        {
            var key = new PartitionKey(manifest.Version, partition.Index, manifest.Partitions.Length);
            var grain = cluster.GetGrain<IPartitionGrain>(key.ToString());
            for (var row = 0; row < partition.Rows; row += MoviesPerPage)
            {
                cancellationToken.ThrowIfCancellationRequested();
                movies.AddRange((await grain.GetMovies(row, MoviesPerPage)).Movies);
            }
        }
        _current = new ModelSnapshot(manifest, new MovieCatalogue(movies));
        _first.TrySetResult(_current);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The active model could not be fetched; trying again.")]
    private partial void LogRefreshFailed(Exception exception);
}
