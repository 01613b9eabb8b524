using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Grains.Placement;
using MovieSimilarity.Grains.Shards;
using Orleans.Concurrency;

namespace MovieSimilarity.Grains.Partitions;

/// <inheritdoc cref="IPartitionHost"/>
[Reentrant]
internal sealed class PartitionHost(GrainId id, global::Orleans.Runtime.Silo silo, ILoggerFactory loggerFactory, PartitionStore store, LocalReplicas replicas, KnownVersions known)
    : GrainService(id, silo, loggerFactory), IPartitionHost
{
    public Task<ImmutableArray<ReplicaKey>> GetReplicas() => Task.FromResult(replicas.Keys.ToImmutableArray());

    public Task Deactivate(ImmutableArray<ReplicaKey> duplicates)
    {
        foreach (var key in duplicates) replicas.Deactivate(key);
        return Task.CompletedTask;
    }

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
        known.Remember(versions);
        return Task.CompletedTask;
    }

    public Task KeepOnly(long revision, ImmutableArray<PartitionKey> keys)
    {
        if (revision >= known.Newest.Revision) store.KeepOnly(keys.ToHashSet());
        return Task.CompletedTask;
    }

    public Task<ModelVersions?> Recall() => Task.FromResult(known.Newest.Revision > 0 ? known.Newest : null);
}
