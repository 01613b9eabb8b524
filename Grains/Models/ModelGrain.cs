using System.Globalization;
using Microsoft.Extensions.Options;
using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Grains.Partitions;
using MovieSimilarity.Grains.Storage;

namespace MovieSimilarity.Grains.Models;

/// <inheritdoc cref="IModelGrain"/>
/// <remarks>
/// Every change is one write, and unwritten changes are never visible. All silos remember the last state: storage in memory goes
/// with the silo it is on, and the model must not go with it as long as replicas live.
/// </remarks>
internal sealed class ModelGrain(
    [PersistentState("model", ModelStorage.Name)] IPersistentState<ModelState> state,
    IOptions<ModelStorageOptions> storage,
    IStorageServer server,
    PartitionHosts hosts,
    KnownVersions known,
    TimeProvider time) : Grain, IModelGrain
{
    /// <summary>Clearing reads each chunk first, so only as many are cleared at a time as fit in memory on any machine.</summary>
    private const int ParallelClears = 8;

    private ModelVersions _versions = ModelVersions.None;
    private bool _isUncertain;

    private DateTimeOffset Now => time.GetUtcNow();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _versions = state.State.Versions;
        return Task.CompletedTask;
    }

    public async Task<ModelVersions> GetVersions()
    {
        // Another activation of this grain has made changes: in a part of the cluster that this one did not know of, for example.
        if (known.Newest.Revision > _versions.Revision) (_versions, _isUncertain) = (known.Newest, _isUncertain || _versions.Revision > 0);
        if (_versions.Revision == 0 && await Recall() is { } remembered && _versions.Revision == 0) _versions = remembered;
        return _versions;
    }

    public async Task Stage(ModelManifest manifest, Publication publication)
    {
        var versions = await Settled();
        await RequireRoom(versions, manifest, publication);
        await Write(versions.Stage(manifest, publication, Now));
    }

    public async Task Complete(ModelManifest manifest) => await Write((await Settled()).Complete(manifest));

    public async Task<Activation> Activate(ModelManifest manifest)
    {
        var before = await Settled();
        await Write(before.Activate(manifest, Now));
        // The version is active, whatever becomes of the rows that are not needed any more.
        if (!storage.Value.IsDurable) Try(() => ClearChunks(manifest)).Ignore();
        return new Activation(manifest.Version, before.Active?.Manifest.Version);
    }

    public async Task Prune()
    {
        var versions = await Settled();
        var superfluous = versions.Superfluous(Now);
        if (superfluous.Count > 0) await Forget(superfluous);
    }

    public async Task Discard(ModelManifest manifest, Publication publication)
    {
        var known = (await Settled()).Find(manifest);
        if (known is null) await ClearChunks(manifest);
        else if (known.IsStaged && known.Publication == publication) await Forget([known]);
    }

    public async Task Remove(string version) => await Forget((await Settled()).Removable(version));

    /// <summary>A full storage would refuse all other writes, too, such as the membership of silos if it is on the same server.</summary>
    /// <exception cref="ModelStorageException">There is no room.</exception>
    private async Task RequireRoom(ModelVersions versions, ModelManifest manifest, Publication publication)
    {
        // A known version is stored already, or room has been reserved for it.
        if (versions.Find(manifest) is not null || await server.GetFreeBytesAsync() is not { } free) return;
        var promised = versions.BytesPromised();
        if (publication.Bytes <= free - promised) return;
        var others = promised > 0 ? string.Create(CultureInfo.InvariantCulture, $", of which {promised / 1e6:N1} MB are promised to other publications") : "";
        throw new ModelStorageException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Model {manifest.Version} takes {publication.Bytes / 1e6:N1} MB, and the cluster's storage has room for {free / 1e6:N1} MB{others}. "
                + $"Remove a version that is not needed (trainer remove VERSION), or give the storage more memory."),
            StorageFailure.Full);
    }

    /// <summary>
    /// Removes versions and their rows. In this order a failure on the way leaves neither a version without its rows nor rows without
    /// their version; but where the storage is full, nothing can be written before rows are gone.
    /// </summary>
    private async Task Forget(IReadOnlyList<ModelVersion> forgotten)
    {
        try
        {
            await Write((await Settled()).Abandon(forgotten));
        }
        catch (ModelStorageException e) when (e.Failure == StorageFailure.Full)
        {
        }
        foreach (var version in forgotten) await ClearChunks(version.Manifest);
        await Write((await Settled()).Without(forgotten));
    }

    /// <summary>The versions to change. After a failed write it reads the storage again, since the write may have taken effect.</summary>
    private async Task<ModelVersions> Settled()
    {
        if (_isUncertain)
        {
            await state.ReadStateAsync();
            _versions = state.State.Versions;
            _isUncertain = false;
        }
        return await GetVersions();
    }

    /// <summary>Writes the state even if it is unchanged, since the storage may have lost it.</summary>
    private async Task Write(ModelVersions versions)
    {
        state.State.Versions = versions;
        _isUncertain = true;
        await state.WriteStateAsync();
        _isUncertain = false;
        _versions = versions;
        await Task.WhenAll(hosts.All.Select(host => Try(() => host.Remember(versions))));
    }

    /// <summary>The newest state that a silo remembers.</summary>
    /// <exception cref="TimeoutException">None does, but some did not answer.</exception>
    private async Task<ModelVersions?> Recall()
    {
        var remembered = new List<ModelVersions>();
        var answers = await Task.WhenAll(hosts.All.Select(host => Try(async () =>
        {
            if (await host.Recall() is { } versions) remembered.Add(versions);
        })));
        if (remembered.Count == 0 && answers.Contains(false))
            throw new TimeoutException("The storage holds no model versions, and not all silos say whether they remember any.");
        return remembered.MaxBy(versions => versions.Revision);
    }

    private async Task ClearChunks(ModelManifest manifest)
    {
        var keys = from partition in manifest.Partitions
            from chunk in Enumerable.Range(0, partition.Chunks)
            select new ChunkKey(manifest.Key(partition.Index), chunk);
        foreach (var some in keys.Chunk(ParallelClears))
            await Task.WhenAll(some.Select(key => GrainFactory.GetGrain<IShardChunkGrain>(key.ToString()).Clear()));
        var chunks = Enumerable.Range(0, manifest.Catalogue?.Chunks ?? 0).Select(chunk => new CatalogueChunkKey(manifest.CatalogueKey, chunk));
        foreach (var some in chunks.Chunk(ParallelClears))
            await Task.WhenAll(some.Select(key => GrainFactory.GetGrain<ICatalogueChunkGrain>(key.ToString()).Clear()));
    }

    /// <summary>A silo that does not answer is about to be declared dead, and the others know as much.</summary>
    private static async Task<bool> Try(Func<Task> step)
    {
        try
        {
            await step();
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            return false;
        }
    }
}

/// <summary>The state of the model grain.</summary>
[GenerateSerializer, Alias("MovieSimilarity.ModelState")]
internal sealed class ModelState
{
    /// <summary>All versions.</summary>
    [Id(0)]
    public ModelVersions Versions { get; set; } = ModelVersions.None;
}
