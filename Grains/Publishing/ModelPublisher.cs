using System.Collections.Immutable;
using System.Text.Json;
using MovieSimilarity.Grains.Catalogues;
using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Interfaces.Replication;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Grains.Models;
using MovieSimilarity.Grains.Shards;
using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Publishing;

/// <summary>Loads a model into the grains and then makes it the active one.</summary>
/// <remarks>
/// Safely repeatable, by several publishers at once too. The version that was active before stays so until every replica of
/// every partition holds its rows, every silo holds the catalogue, and all have verified the checksums; a publication that fails leaves it as it was.
/// </remarks>
public sealed class ModelPublisher(IGrainFactory grains, TimeProvider time)
{
    /// <summary>How long replicas may take to load: longer than a silo's death takes to be noticed and its share to be rebuilt.</summary>
    private static readonly TimeSpan LoadTimeout = TimeSpan.FromMinutes(2);

    /// <summary>The slowest rate, in bytes of embeddings per second, at which all replicas of a large model load from the storage.</summary>
    private const double SlowestLoad = 20e6;

    /// <summary>
    /// How long errors of replicas are ignored: a replica that began to load before the rows were stored again still reports that they are
    /// missing.
    /// </summary>
    private static readonly TimeSpan ErrorPatience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private IModelGrain Models => grains.GetGrain<IModelGrain>(IModelGrain.Key);

    private IReplicaManagerGrain Replicas => grains.GetGrain<IReplicaManagerGrain>(IReplicaManagerGrain.Key);

    /// <summary>Publishes a model.</summary>
    /// <param name="model">The model, at least one film.</param>
    /// <param name="partitions">How many partitions to cut it into, 1 or more; never more than films.</param>
    /// <param name="replicas">How many replicas of each partition to keep, 1 or more.</param>
    /// <param name="cancellationToken">Stops the publication; the active version stays what it was.</param>
    /// <exception cref="ModelStorageException">The storage refuses the model.</exception>
    /// <exception cref="ModelLoadException">The rows that replicas got are not those of the model.</exception>
    /// <exception cref="TimeoutException">The replicas were not loaded in time.</exception>
    public Task<Activation> PublishAsync(
        SimilarityModel model, int partitions, int replicas, CancellationToken cancellationToken = default) =>
        PublishAsync(model, partitions, replicas, manifest => StoreAsync(model, manifest, cancellationToken), cancellationToken);

    /// <summary>The same with another way to bring the rows to where replicas find them.</summary>
    internal async Task<Activation> PublishAsync(
        SimilarityModel model, int partitions, int replicas, Func<ModelManifest, Task> provide, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partitions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        if (model.Shard.Count == 0) throw new ArgumentException("The model has no films.", nameof(model));
        var starts = PartitionStarts(model.Shard.Count, Math.Min(partitions, model.Shard.Count));
        var manifest = await DescribeAsync(model, starts, replicas);
        try
        {
            return await PublishAsync(manifest, provide, cancellationToken);
        }
        catch (ModelVersionUnknownException)
        {
            // The version was known and was removed in the meantime, so it is published as a new one.
            return await PublishAsync(manifest, provide, cancellationToken);
        }
    }

    /// <summary>Activates a version that the cluster holds, once all its replicas are loaded.</summary>
    /// <exception cref="ModelVersionUnknownException">The cluster does not hold it.</exception>
    /// <exception cref="ModelStorageException">The storage refuses the change.</exception>
    /// <exception cref="ModelLoadException">The rows that replicas got are not those of the model.</exception>
    /// <exception cref="TimeoutException">The replicas were not loaded in time.</exception>
    public async Task<Activation> ActivateAsync(ModelManifest manifest, CancellationToken cancellationToken = default)
    {
        // Replicas of a version that does not exist would never load.
        (await Models.GetVersions()).RequireComplete(manifest);
        await WaitUntilLoadedAsync(manifest, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return await Models.Activate(manifest);
    }

    private async Task<Activation> PublishAsync(
        ModelManifest manifest, Func<ModelManifest, Task> provide, CancellationToken cancellationToken)
    {
        var publication = new Publication(Guid.NewGuid(), manifest.StoredBytes);
        try
        {
            await Models.Stage(manifest, publication);
            // Even if the version is known: the stored rows may be lost or damaged, and that would show only when they are needed.
            await provide(manifest);
            await Models.Complete(manifest);
            return await ActivateAsync(manifest, cancellationToken);
        }
        catch
        {
            await TryDiscardAsync(manifest, publication);
            throw;
        }
    }

    /// <summary>Frees the storage. If that fails, the model grain removes the rest after an hour.</summary>
    private async Task TryDiscardAsync(ModelManifest manifest, Publication publication)
    {
        try
        {
            await Models.Discard(manifest, publication);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            // The caller needs to learn of the first failure, not of this one.
        }
    }

    /// <summary>Puts the rows and films of a model into the storage.</summary>
    internal async Task StoreAsync(SimilarityModel model, ModelManifest manifest, CancellationToken cancellationToken)
    {
        await StoreRowsAsync(model.Shard, manifest, cancellationToken);
        var number = 0;
        foreach (var chunk in CatalogueChunks.Cut(PublishedFilms.Of(model)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = new CatalogueChunkKey(manifest.CatalogueKey, number++);
            await grains.GetGrain<ICatalogueChunkGrain>(key.ToString()).Write(chunk);
        }
    }

    private async Task StoreRowsAsync(Shard rows, ModelManifest manifest, CancellationToken cancellationToken)
    {
        var start = 0;
        foreach (var partition in manifest.Partitions)
        {
            for (var chunk = 0; chunk < partition.Chunks; chunk++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var key = new ChunkKey(manifest.Key(partition.Index), chunk);
                await grains.GetGrain<IShardChunkGrain>(key.ToString()).Write(ShardCutter.Cut(partition, rows, start, chunk));
            }
            start += partition.Rows;
        }
    }

    private async Task WaitUntilLoadedAsync(ModelManifest manifest, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var timeout = LoadTimeout + TimeSpan.FromSeconds(manifest.Partitions.Sum(EmbeddingBytes) / SlowestLoad);
        while (await TryGetStatusAsync() is var status && status?.IsLoaded(manifest) is not true)
        {
            if (status is not null && time.GetElapsedTime(start) > ErrorPatience) RequireLoadable(manifest, status);
            if (time.GetElapsedTime(start) > timeout)
                throw new TimeoutException($"The replicas of model {manifest.Version} were not loaded within {timeout.TotalSeconds:N0} s.");
            await Task.Delay(PollInterval, time, cancellationToken);
        }
    }

    private static double EmbeddingBytes(PartitionDescriptor partition) => (double)partition.Rows * partition.Dimensions * sizeof(float);

    private static void RequireLoadable(ModelManifest manifest, ClusterStatus status)
    {
        // The version may have been removed as unused in the meantime.
        status.Versions.RequireComplete(manifest);
        var errors = status.Of(manifest).Select(replica => replica.Error).Concat(status.CataloguesOf(manifest).Select(catalogue => catalogue.Error));
        if (errors.FirstOrDefault(error => error is not null) is { } reason) throw new ModelLoadException(reason);
    }

    private async Task<ClusterStatus?> TryGetStatusAsync()
    {
        try
        {
            return await Replicas.GetStatus(TimeSpan.Zero);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            // The silo of the replica manager was lost; it comes back on another.
            return null;
        }
    }

    private static async Task<ModelManifest> DescribeAsync(SimilarityModel model, int[] starts, int replicas)
    {
        // In parallel with the rows, whose checksums take longer: a process that starts with a model waits for both.
        var catalogue = Task.Run(() => CatalogueChunks.Describe(PublishedFilms.Of(model)));
        var descriptors = Enumerable.Range(0, starts.Length - 1)
            .Select(index => Describe(model.Shard.Slice(starts[index], starts[index + 1] - starts[index]), index))
            .ToImmutableArray();
        var provenance = JsonSerializer.Serialize(model.Provenance, ModelJsonContext.Default.Provenance);
        // A file has been checked; a model that was made in memory has not.
        if (provenance.Length > Provenance.MaxBytes)
            throw new ArgumentException($"The provenance takes {provenance.Length:N0} bytes as JSON; at most {Provenance.MaxBytes:N0} are allowed.", nameof(model));
        return new ModelManifest(model.Version, descriptors, provenance, replicas) { Catalogue = await catalogue };
    }

    /// <summary>The first row of each partition, then the number of rows: sizes differ by at most one row.</summary>
    private static int[] PartitionStarts(int rows, int partitions) =>
        [.. Enumerable.Range(0, partitions + 1).Select(index => (int)((long)rows * index / partitions))];

    private static PartitionDescriptor Describe(Shard shard, int index) => new(
        index, shard.MovieIds.Span[0], shard.Count, shard.Embeddings.CollaborativeDimensions, shard.Embeddings.ContentDimensions,
        PartitionChecksum.Compute(shard));
}
