using MovieSimilarity.Grains.Interfaces.Models;

namespace MovieSimilarity.Grains.Storage;

/// <summary>Answers questions of the grains about the server behind their storage. Each silo has one.</summary>
public interface IStorageServer
{
    /// <summary>Bytes of models that it has room for; null where it knows no limit.</summary>
    /// <exception cref="ModelStorageException">It cannot be asked.</exception>
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
