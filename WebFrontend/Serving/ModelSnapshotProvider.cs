using MovieSimilarity.Grains.Catalogues;
using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Search;
using MovieSimilarity.Titles;
using MovieSimilarity.WebFrontend.Cluster;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>
/// Keeps the snapshot of the active model version: asks the model grain which it is, fetches the catalogue from any
/// silo, and replaces the snapshot in one step. So every frontend finds a new version by itself. The snapshot before it answers further pages
/// of its own answers.
/// </summary>
internal sealed partial class ModelSnapshotProvider(
    Gateways gateways,
    CoordinatorClient coordinator,
    FrontendOptions options,
    TimeProvider time,
    ILogger<ModelSnapshotProvider> logger,
    StartupTitles? startup = null) : BackgroundService
{
    /// <summary>How soon a new version is noticed.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>The same for a moment before there is any: someone is waiting for the service to start.</summary>
    private static readonly TimeSpan StartupPollInterval = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan Startup = TimeSpan.FromSeconds(10);

    /// <summary>Failures are reported after this time: a cluster takes that long to start, or to replace a silo that died.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>A call through a silo that hangs is given up, so that the next one takes another way.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(3);

    private readonly TaskCompletionSource<ModelSnapshot> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ModelSnapshot? _current;
    private volatile ModelSnapshot? _previous;
    private StartupTitles? _startup = startup;
    private bool _isReported;

    /// <summary>The active version, or null where there is none, or none known yet.</summary>
    public ModelSnapshot? Current => _current;

    /// <summary>The snapshot of a version: of the active one, or of the one before it while the cluster keeps that; null for any other.</summary>
    public ModelSnapshot? Find(string version)
    {
        if (_current is { } current && current.Manifest.Version == version) return current;
        return _previous is { } previous && previous.Manifest.Version == version ? previous : null;
    }

    /// <summary>Completes with the first snapshot.</summary>
    public Task<ModelSnapshot> First => _first.Task;

    /// <summary>Looks for a new version now. If that fails, the next poll follows soon.</summary>
    public async Task TryRefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RefreshAsync(cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The change that the caller asked for was made before; the next poll finds it.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before that there is no model to find, and polling would only slow the publication down.
        if (_startup is not null) await _startup.Published.WaitAsync(stoppingToken);
        var started = time.GetTimestamp();
        var succeeded = started;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RefreshAsync(stoppingToken);
                if (_isReported) LogRefreshedAgain();
                _isReported = false;
                succeeded = time.GetTimestamp();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!_isReported && time.GetElapsedTime(succeeded) > Patience)
                {
                    LogRefreshFailed(e.Message);
                    _isReported = true;
                }
            }
            var isStarting = _current is null && time.GetElapsedTime(started) < Startup;
            await Task.Delay(isStarting ? StartupPollInterval : PollInterval, time, stoppingToken);
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var models = gateways.Select().Grains.GetGrain<IModelGrain>(IModelGrain.Key);
        var versions = await models.GetVersions().WaitAsync(CallTimeout, time, cancellationToken);
        var current = _current;
        if (_previous is { } previous && !versions.All.Any(version => version.Manifest.IsCutLike(previous.Manifest))) _previous = null;
        if (versions.Active is not { Manifest: var manifest })
        {
            // Silos may hold the model although the model grain does not know it, for example because the storage was lost.
            if (current is not null && !await IsHeldAsync(current, cancellationToken)) _current = null;
        }
        else if (manifest.Version != current?.Manifest.Version)
        {
            var next = _startup is not null && await _startup.AreAsync(manifest)
                ? await _startup.SnapshotAsync(manifest, options.ResultCache)
                : await FetchAsync(manifest, cancellationToken);
            _previous = current?.WithoutResponses();
            _current = next;
            _startup = null;
            _first.TrySetResult(next);
        }
        else if ((manifest.Partitions.Length, manifest.Replicas) != (current.Manifest.Partitions.Length, current.Manifest.Replicas))
        {
            _current = current.With(manifest);
        }
    }

    /// <summary>Whether every partition of a model still answers.</summary>
    private async Task<bool> IsHeldAsync(ModelSnapshot model, CancellationToken cancellationToken)
    {
        try
        {
            // A query needs every partition, whatever it asks for.
            var query = new SimilarityQuery(model.Layout.FirstMovieIds[0], count: 1);
            await coordinator.FindSimilarAsync(new SimilarRequest(model.Layout, [query]), cancellationToken);
            return true;
        }
        catch (PartitionUnavailableException)
        {
            return false;
        }
    }

    private async Task<ModelSnapshot> FetchAsync(ModelManifest manifest, CancellationToken cancellationToken)
    {
        var descriptor = manifest.Catalogue
            ?? throw new ModelLoadException($"An older release of this service published model {manifest.Version}; publish it again.");
        var chunks = new CatalogueChunk[descriptor.Chunks];
        for (var chunk = 0; chunk < chunks.Length; chunk++)
            chunks[chunk] = await coordinator.GetCatalogueChunkAsync(manifest.CatalogueKey, chunk, cancellationToken);
        var films = CatalogueChunks.Decode(descriptor, chunks, manifest.Partitions[0].ContentDimensions);
        return new ModelSnapshot(manifest, films, new TitleIndex(films.Catalogue), options.ResultCache);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The active model could not be fetched; trying again: {Reason}")]
    private partial void LogRefreshFailed(string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The active model is known again.")]
    private partial void LogRefreshedAgain();
}
