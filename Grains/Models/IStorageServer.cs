using MovieSimilarity.Grains.Interfaces.Models;

namespace MovieSimilarity.Grains.Models;

/// <summary>What the grains need to know of the server behind their storage. One a silo.</summary>
public interface IStorageServer
{
    /// <summary>The kind of failure that an exception of the storage provider tells of.</summary>
    StorageFailure Classify(Exception exception);
}

/// <summary>Storage in the memory of the silos.</summary>
internal sealed class SiloMemory : IStorageServer
{
    public StorageFailure Classify(Exception exception) => StorageFailure.Other;
}
