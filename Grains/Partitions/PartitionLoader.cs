using Microsoft.Extensions.Logging;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Grains.Shards;

namespace MovieSimilarity.Grains.Partitions;

/// <summary>
/// Brings a partition's rows to this silo: from the model its process read, from another silo that holds them, which costs the storage nothing, or else from
/// storage.
/// </summary>
internal sealed partial class PartitionLoader(LocalRows local, PartitionHosts hosts, IGrainFactory grains, ILogger<PartitionLoader> logger)
    : IDisposable
{
    /// <summary>More at a time would only share the same network and need more memory.</summary>
    private const int ParallelLoads = 2;

    private readonly SemaphoreSlim _slots = new(ParallelLoads);

    /// <summary>
    /// Loads a partition: at once where this process has read its rows itself, else in the background, off the scheduler of the grain that
    /// calls.
    /// </summary>
    /// <exception cref="PartitionLoadException">No source has all rows with the right checksum.</exception>
    public Task<LoadedPartition> LoadAsync(PartitionKey key, PartitionDescriptor descriptor, CancellationToken cancellationToken) =>
        local.Find(key, descriptor) is { } own
            ? Task.FromResult(own)
            : Task.Run(() => FetchAsync(key, descriptor, cancellationToken), CancellationToken.None);

    public void Dispose() => _slots.Dispose();

    private async Task<LoadedPartition> FetchAsync(PartitionKey key, PartitionDescriptor descriptor, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            foreach (var host in await HoldersAsync(key, descriptor))
            {
                if (await TryLoadAsync(key, descriptor, chunk => host.GetChunk(key, descriptor, chunk), cancellationToken) is { } loaded)
                    return loaded;
            }
            return await LoadAsync(descriptor, chunk => Stored(key, chunk).Read(), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(key, e.Message);
            throw;
        }
        finally
        {
            _slots.Release();
        }
    }

    private IShardChunkGrain Stored(PartitionKey key, int chunk) => grains.GetGrain<IShardChunkGrain>(new ChunkKey(key, chunk).ToString());

    /// <summary>The silos that hold the partition; asked all at once, since one that hangs must not keep the others waiting.</summary>
    private async Task<IEnumerable<IPartitionHost>> HoldersAsync(PartitionKey key, PartitionDescriptor descriptor)
    {
        var holders = await Task.WhenAll(hosts.Others.Select(async host =>
        {
            try
            {
                return await host.Holds(key, descriptor) ? host : null;
            }
            catch (Exception e) when (e is OrleansException or TimeoutException)
            {
                return null;
            }
        }));
        return holders.OfType<IPartitionHost>();
    }

    private async Task<LoadedPartition?> TryLoadAsync(
        PartitionKey key, PartitionDescriptor descriptor, Func<int, Task<ShardChunk?>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await LoadAsync(descriptor, read, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The silo died or dropped the partition meanwhile; there are other sources.
            LogSourceFailed(key, e.Message);
            return null;
        }
    }

    private static async Task<LoadedPartition> LoadAsync(
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

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Partition {Partition} cannot be loaded, trying again: {Reason}")]
    private partial void LogFailed(PartitionKey partition, string reason);

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Partition {Partition} could not be had from another silo: {Reason}")]
    private partial void LogSourceFailed(PartitionKey partition, string reason);
}
