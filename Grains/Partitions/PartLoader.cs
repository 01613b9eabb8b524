using Microsoft.Extensions.Logging;
using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Partitions;

/// <summary>
/// Brings a part of a model version to this silo: from the model that its process read, from another silo that holds it, which costs the
/// storage nothing, or else from storage.
/// </summary>
/// <typeparam name="TKey">Names a part.</typeparam>
/// <typeparam name="TDescriptor">What is known of a part before it is loaded, its checksum included.</typeparam>
/// <typeparam name="TChunk">A chunk of a part.</typeparam>
/// <typeparam name="TPart">The part.</typeparam>
internal abstract class PartLoader<TKey, TDescriptor, TChunk, TPart>(PartitionHosts hosts, ILogger logger) : IDisposable
    where TKey : notnull
    where TChunk : class
    where TPart : class
{
    /// <summary>Loading more parts at a time would not be faster and would need more memory.</summary>
    private const int ParallelLoads = 2;

    private readonly SemaphoreSlim _slots = new(ParallelLoads);

    /// <summary>
    /// Loads a part: at once where this process has read it itself, else in the background, off the scheduler of the grain that calls.
    /// </summary>
    /// <exception cref="ModelLoadException">No source has the whole part with the right checksum.</exception>
    public Task<TPart> LoadAsync(TKey key, TDescriptor descriptor, CancellationToken cancellationToken) =>
        FindOwn(key, descriptor) is { } own
            ? Task.FromResult(own)
            : Task.Run(() => FetchAsync(key, descriptor, cancellationToken), CancellationToken.None);

    public void Dispose() => _slots.Dispose();

    /// <summary>The part, if this process read it itself.</summary>
    protected abstract TPart? FindOwn(TKey key, TDescriptor descriptor);

    /// <summary>Whether another silo holds the part.</summary>
    protected abstract Task<bool> HoldsAsync(IPartitionHost host, TKey key, TDescriptor descriptor);

    /// <summary>A chunk from another silo, or null where it does not hold the part.</summary>
    protected abstract Task<TChunk?> ReadAsync(IPartitionHost host, TKey key, TDescriptor descriptor, int chunk);

    /// <summary>A chunk from the storage, or null where none is stored.</summary>
    protected abstract Task<TChunk?> ReadStoredAsync(TKey key, int chunk);

    /// <summary>Puts the part together.</summary>
    /// <param name="descriptor">The part.</param>
    /// <param name="read">Reads a chunk, or null where there is none.</param>
    /// <param name="cancellationToken">The part is no longer wanted.</param>
    /// <exception cref="ModelLoadException">Something is missing, invalid, or not what the checksum states.</exception>
    protected abstract Task<TPart> AssembleAsync(TDescriptor descriptor, Func<int, Task<TChunk?>> read, CancellationToken cancellationToken);

    private async Task<TPart> FetchAsync(TKey key, TDescriptor descriptor, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            foreach (var host in await HoldersAsync(key, descriptor))
            {
                if (await TryAssembleAsync(host, key, descriptor, cancellationToken) is { } loaded) return loaded;
            }
            return await AssembleAsync(descriptor, chunk => ReadStoredAsync(key, chunk), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogLoadFailed(key, e.Message);
            throw;
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>The silos that hold the part; asked all at once, since one that hangs must not keep the others waiting.</summary>
    private async Task<IEnumerable<IPartitionHost>> HoldersAsync(TKey key, TDescriptor descriptor)
    {
        var holders = await Task.WhenAll(hosts.Others.Select(async host =>
        {
            try
            {
                return await HoldsAsync(host, key, descriptor) ? host : null;
            }
            catch (Exception e) when (e is OrleansException or TimeoutException)
            {
                return null;
            }
        }));
        return holders.OfType<IPartitionHost>();
    }

    private async Task<TPart?> TryAssembleAsync(IPartitionHost host, TKey key, TDescriptor descriptor, CancellationToken cancellationToken)
    {
        try
        {
            return await AssembleAsync(descriptor, chunk => ReadAsync(host, key, descriptor, chunk), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The silo died or dropped the part meanwhile; there are other sources.
            logger.LogSourceFailed(key, e.Message);
            return null;
        }
    }
}

internal static partial class PartLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Part} could not be had from another silo: {Reason}")]
    public static partial void LogSourceFailed(this ILogger logger, object part, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Part} cannot be loaded, trying again: {Reason}")]
    public static partial void LogLoadFailed(this ILogger logger, object part, string reason);
}
