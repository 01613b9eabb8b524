using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Grains.Replication;
using MovieSimilarity.Grains.Shards;
using Orleans.Concurrency;

namespace MovieSimilarity.Grains.Partitions;

/// <inheritdoc cref="IPartitionHost"/>
[Reentrant]
internal sealed class PartitionHost(GrainId id, global::Orleans.Runtime.Silo silo, ILoggerFactory loggerFactory, PartitionStore store, LocalReplicas replicas)
    : GrainService(id, silo, loggerFactory), IPartitionHost
{
    private ModelVersions? _versions;

    public Task<ImmutableArray<ReplicaKey>> GetReplicas() => Task.FromResult(replicas.Keys.ToImmutableArray());

    public Task<bool> Holds(PartitionKey key, PartitionDescriptor descriptor) =>
        Task.FromResult(store.Find(key)?.Descriptor == descriptor);

    public Task<ShardChunk?> GetChunk(PartitionKey key, PartitionDescriptor descriptor, int chunk)
    {
        var held = store.Find(key);
        return Task.FromResult(held?.Descriptor == descriptor
            ? ShardCutter.Cut(descriptor, held.Movies, held.Shard.Embeddings, start: 0, chunk)
            : null);
    }

    public Task<bool> Prefetch(PartitionKey key, PartitionDescriptor descriptor) =>
        Task.FromResult(store.Ensure(key, descriptor).IsLoaded);

    public Task Remember(ModelVersions versions)
    {
        if (versions.Revision > (_versions?.Revision ?? 0)) _versions = versions;
        return Task.CompletedTask;
    }

    public Task KeepOnly(long revision, ImmutableArray<PartitionKey> keys)
    {
        if (revision >= (_versions?.Revision ?? 0)) store.KeepOnly(keys.ToHashSet());
        return Task.CompletedTask;
    }

    public Task<ModelVersions?> Recall() => Task.FromResult(_versions);
}
