using MovieSimilarity.Grains.Interfaces.Models;

namespace MovieSimilarity.Grains.Storage;

/// <summary>Answers questions of the grains about the server behind their storage. Each silo has one.</summary>
public interface IStorageServer
{
    /// <summary>The bytes that are free for models; null if there is no limit.</summary>
    /// <exception cref="ModelStorageException">The server does not answer.</exception>
    Task<long?> GetFreeBytesAsync();

    /// <summary>The kind of failure behind an exception of the storage provider.</summary>
    StorageFailure Classify(Exception exception);
}

/// <summary>Storage in the memory of the silos.</summary>
internal sealed class SiloMemory : IStorageServer
{
    public Task<long?> GetFreeBytesAsync() => Task.FromResult<long?>(null);

    public StorageFailure Classify(Exception exception) => StorageFailure.Other;
}
