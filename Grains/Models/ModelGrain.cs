using Microsoft.Extensions.Options;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Grains.Partitions;

namespace MovieSimilarity.Grains.Models;

/// <inheritdoc cref="IModelGrain"/>
/// <remarks>
/// Every change is one write, and what was not written is not so. All silos remember the last state: storage in memory goes
/// with the silo it is on, and the model must not go with it as long as replicas live.
/// </remarks>
internal sealed class ModelGrain(
    [PersistentState("model", ModelStorage.Name)] IPersistentState<ModelState> state,
    IOptions<ModelStorageOptions> storage,
    PartitionHosts hosts,
    TimeProvider time) : Grain, IModelGrain
{
    private DateTimeOffset Now => time.GetUtcNow();

    public async Task<ModelVersions> GetVersions()
    {
        if (state.State.Versions.Revision == 0 && await Recall() is { } remembered) await Write(remembered);
        return state.State.Versions;
    }

    public async Task<ModelVersion> Stage(ModelManifest manifest)
    {
        await Write((await GetVersions()).Stage(manifest, Now));
        return state.State.Versions.Find(manifest)!;
    }

    public async Task Complete(ModelManifest manifest) => await Write((await GetVersions()).Complete(manifest));

    public async Task<Activation> Activate(ModelManifest manifest)
    {
        var versions = await GetVersions();
        await Write(versions.Activate(manifest, Now));
        if (!storage.Value.IsDurable) await ClearChunks(manifest);
        return new Activation(manifest.Version, versions.Active?.Manifest.Version);
    }

    public async Task Prune()
    {
        var versions = state.State.Versions;
        var superfluous = versions.Superfluous(Now);
        if (superfluous.Count == 0) return;
        // The rows first: a version that is forgotten with its rows still stored would leave them there for ever.
        foreach (var version in superfluous) await ClearChunks(version.Manifest);
        await Write(versions.Without(superfluous));
    }

    private async Task Write(ModelVersions versions)
    {
        var before = state.State.Versions;
        if (versions == before) return;
        state.State.Versions = versions;
        try
        {
            await StorageErrors.Translate(state.WriteStateAsync());
        }
        catch
        {
            state.State.Versions = before;
            throw;
        }
        await Task.WhenAll(hosts.All.Select(host => Try(() => host.Remember(versions))));
    }

    /// <summary>The newest state that a silo remembers.</summary>
    private async Task<ModelVersions?> Recall()
    {
        var remembered = new List<ModelVersions>();
        await Task.WhenAll(hosts.All.Select(host => Try(async () =>
        {
            if (await host.Recall() is { } versions) remembered.Add(versions);
        })));
        return remembered.MaxBy(versions => versions.Revision);
    }

    private Task ClearChunks(ModelManifest manifest) => Task.WhenAll(
        from partition in manifest.Partitions
        from chunk in Enumerable.Range(0, partition.Chunks)
        select GrainFactory.GetGrain<IShardChunkGrain>(new ChunkKey(manifest.Key(partition.Index), chunk).ToString()).Clear());

    /// <summary>A silo that does not answer is about to be declared dead, and the others know as much.</summary>
    private static async Task Try(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
        }
    }
}
