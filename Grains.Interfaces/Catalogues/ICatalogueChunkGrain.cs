using MovieSimilarity.Grains.Interfaces.Layout;

namespace MovieSimilarity.Grains.Interfaces.Catalogues;

/// <summary>One chunk of a catalogue in the cluster's storage. Key: <see cref="CatalogueChunkKey"/>.</summary>
/// <remarks>Every call throws <see cref="Models.ModelStorageException"/> where the storage fails.</remarks>
[Alias("MovieSimilarity.CatalogueChunkStore")]
public interface ICatalogueChunkGrain : IGrainWithStringKey
{
    /// <summary>Stores the chunk, replacing what is there.</summary>
    [Alias("Write")]
    Task Write(CatalogueChunk chunk);

    /// <summary>The chunk, or null where none is stored.</summary>
    [Alias("Read"), ResponseTimeout("00:00:10")]
    Task<CatalogueChunk?> Read();

    /// <summary>Removes the chunk.</summary>
    [Alias("Clear")]
    Task Clear();
}

/// <summary>Names a chunk of a catalogue.</summary>
/// <param name="Catalogue">The catalogue.</param>
/// <param name="Chunk">The chunk's number within it, from 0.</param>
public readonly record struct CatalogueChunkKey(CatalogueKey Catalogue, int Chunk)
{
    /// <summary>The grain key: <c>version/catalogue-of-partitions/chunk</c>.</summary>
    public override string ToString() => $"{Catalogue}/{Chunk}";
}
