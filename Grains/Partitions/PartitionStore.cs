using Microsoft.Extensions.Logging;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Grains.Shards;

namespace MovieSimilarity.Grains.Partitions;

/// <summary>The partitions that one silo holds.</summary>
internal sealed class PartitionStore(PartitionLoader loader) : PartStore<PartitionKey, PartitionDescriptor, LoadedPartition>(loader.LoadAsync);

/// <summary>Brings partitions to this silo.</summary>
internal sealed class PartitionLoader(LocalRows local, PartitionHosts hosts, IGrainFactory grains, ILogger<PartitionLoader> logger)
    : PartLoader<PartitionKey, PartitionDescriptor, ShardChunk, LoadedPartition>(hosts, logger)
{
    protected override LoadedPartition? FindOwn(PartitionKey key, PartitionDescriptor descriptor) => local.Find(key, descriptor);

    protected override Task<bool> HoldsAsync(IPartitionHost host, PartitionKey key, PartitionDescriptor descriptor) => host.Holds(key, descriptor);

    protected override Task<ShardChunk?> ReadAsync(IPartitionHost host, PartitionKey key, PartitionDescriptor descriptor, int chunk) =>
        host.GetChunk(key, descriptor, chunk);

    protected override Task<ShardChunk?> ReadStoredAsync(PartitionKey key, int chunk) =>
        grains.GetGrain<IShardChunkGrain>(new ChunkKey(key, chunk).ToString()).Read();

    protected override async Task<LoadedPartition> AssembleAsync(
        PartitionDescriptor descriptor, Func<int, Task<ShardChunk?>> read, CancellationToken cancellationToken)
    {
        var assembly = new ShardAssembly(descriptor);
        for (var chunk = 0; chunk < descriptor.Chunks; chunk++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await read(chunk) is { } rows) assembly.Add(rows);
        }
        return assembly.Complete(cancellationToken);
    }
}
