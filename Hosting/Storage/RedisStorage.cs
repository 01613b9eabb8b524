using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Storage;
using MovieSimilarity.Hosting.Redis;
using StackExchange.Redis;

namespace MovieSimilarity.Hosting.Storage;

/// <summary>The Redis that keeps the grains' state.</summary>
/// <param name="address">Where it is.</param>
internal sealed class RedisStorage(RedisAddress address) : IStorageServer, IAsyncDisposable
{
    /// <summary>
    /// Bytes that models must leave free: for the membership, the versions, the ETags and keys of chunks, and the buffers of a few chunks of
    /// 1 MB that are being read or written.
    /// </summary>
    private const long Reserve = 4 << 20;

    /// <summary>
    /// Bytes that a byte of a chunk takes, at the most: Redis' allocator has four sizes of blocks between one power of two and the next.
    /// </summary>
    private const double Overhead = 1.25;

    /// <summary>Redis' error for a command that needs memory; also part of the error of a script.</summary>
    private const string OutOfMemory = "OOM command not allowed";

    /// <summary>A connection for the state alone: heartbeats of the membership must not queue behind megabytes.</summary>
    public RedisConnection Connection { get; } = new(address.ConnectionOptions());

    /// <inheritdoc/>
    public async Task<long?> GetFreeBytesAsync()
    {
        try
        {
            return await RedisMemory.ReadAsync(await Connection.GetAsync()) is { Limit: > 0 } memory
                ? Math.Max(0, (long)((memory.Limit - memory.Used - Reserve) / Overhead))
                : null;
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            throw ModelStorageException.Of(Classify(e));
        }
    }

    /// <inheritdoc/>
    /// <remarks>Orleans passes exceptions of Redis' client on as text only: the type and the message.</remarks>
    public StorageFailure Classify(Exception exception)
    {
        var text = $"{exception.GetType()}: {exception.Message}";
        if (text.Contains(OutOfMemory, StringComparison.Ordinal)) return StorageFailure.Full;
        if (Mentions(typeof(RedisServerException))) return StorageFailure.Refused;
        return Mentions(typeof(RedisConnectionException)) || Mentions(typeof(RedisTimeoutException)) ? StorageFailure.Unreachable : StorageFailure.Other;

        bool Mentions(Type type) => text.Contains(type.FullName!, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
