using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Grains.Placement;
using MovieSimilarity.Grains.Shards;
using Orleans.Concurrency;

namespace MovieSimilarity.Grains.Partitions;

/// <inheritdoc cref="IPartitionHost"/>
[Reentrant]
internal sealed class PartitionHost(
    GrainId id,
    global::Orleans.Runtime.Silo silo,
    ILoggerFactory loggerFactory,
    PartitionStore partitions,
    CatalogueStore catalogues,
    LocalReplicas replicas,
    KnownVersions known)
    : GrainService(id, silo, loggerFactory), IPartitionHost
{
    public Task<ImmutableArray<ReplicaKey>> GetReplicas() => Task.FromResult(replicas.Keys.ToImmutableArray());

    public Task Deactivate(ImmutableArray<ReplicaKey> duplicates)
    {
        foreach (var key in duplicates) replicas.Deactivate(key);
        return Task.CompletedTask;
    }

    public Task<bool> Holds(PartitionKey key, PartitionDescriptor descriptor) =>
        Task.FromResult(partitions.Find(key, descriptor) is not null);

    public Task<ShardChunk?> GetChunk(PartitionKey key, PartitionDescriptor descriptor, int chunk) =>
        Task.FromResult(partitions.Find(key, descriptor) is { } held ? ShardCutter.Cut(descriptor, held.Shard, start: 0, chunk) : null);

    public Task<bool> Prefetch(PartitionKey key, PartitionDescriptor descriptor) =>
        Task.FromResult(partitions.Ensure(key, descriptor).IsLoaded);

    public Task<(bool IsLoaded, string? Error)> OpenCatalogue(CatalogueKey key, CatalogueDescriptor descriptor) =>
        Task.FromResult(catalogues.Ensure(key, descriptor));

    public Task<bool> HoldsCatalogue(CatalogueKey key, CatalogueDescriptor descriptor) =>
        Task.FromResult(catalogues.Find(key, descriptor) is not null);

    public Task<CatalogueChunk?> GetCatalogueChunk(CatalogueKey key, CatalogueDescriptor descriptor, int chunk) =>
        Task.FromResult(catalogues.Find(key, descriptor)?.Chunk(chunk));

    public Task Remember(ModelVersions versions)
    {
        known.Remember(versions);
        return Task.CompletedTask;
    }

    public Task KeepOnly(long revision, ImmutableArray<PartitionKey> keptPartitions, ImmutableArray<CatalogueKey> keptCatalogues)
    {
        if (revision < known.Newest.Revision) return Task.CompletedTask;
        partitions.KeepOnly(keptPartitions.ToHashSet());
        catalogues.KeepOnly(keptCatalogues.ToHashSet());
        return Task.CompletedTask;
    }

    public Task<ModelVersions?> Recall() => Task.FromResult(known.Newest.Revision > 0 ? known.Newest : null);
}
