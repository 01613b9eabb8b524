using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Models;
using StackExchange.Redis;

namespace MovieSimilarity.Silo.Storage;

/// <summary>The Redis that keeps the grains' state.</summary>
internal sealed class RedisServer : IStorageServer
{
    /// <summary>How Redis begins the refusal of a command that needs memory, also inside of a script's error.</summary>
    private const string OutOfMemory = "OOM command not allowed";

    /// <inheritdoc/>
    /// <remarks>Orleans passes on what Redis' client throws as text alone: the exception's type and its message.</remarks>
    public StorageFailure Classify(Exception exception)
    {
        var text = $"{exception.GetType()}: {exception.Message}";
        if (text.Contains(OutOfMemory, StringComparison.Ordinal)) return StorageFailure.Full;
        if (Mentions(typeof(RedisServerException))) return StorageFailure.Refused;
        return Mentions(typeof(RedisConnectionException)) || Mentions(typeof(RedisTimeoutException)) ? StorageFailure.Unreachable : StorageFailure.Other;

        bool Mentions(Type type) => text.Contains(type.FullName!, StringComparison.Ordinal);
    }
}
