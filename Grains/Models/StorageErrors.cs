using MovieSimilarity.Grains.Interfaces.Models;
using Orleans.Storage;

namespace MovieSimilarity.Grains.Models;

/// <summary>Turns what a storage provider throws into an exception that every caller can read, clients included.</summary>
internal static class StorageErrors
{
    /// <exception cref="ModelStorageException">The storage failed.</exception>
    public static async Task Translate(Task operation)
    {
        try
        {
            await operation;
        }
        // One that tells of a rival activation makes Orleans end this one, and must reach it.
        catch (Exception e) when (e is not InconsistentStateException)
        {
            throw new ModelStorageException($"The storage failed: {e.Message}");
        }
    }
}
