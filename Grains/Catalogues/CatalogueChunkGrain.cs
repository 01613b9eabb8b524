using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Storage;

namespace MovieSimilarity.Grains.Catalogues;

/// <inheritdoc cref="ICatalogueChunkGrain"/>
internal sealed class CatalogueChunkGrain([PersistentState("catalogue", ModelStorage.Name)] IPersistentState<CatalogueChunkState> state)
    : ChunkGrain<CatalogueChunkState, CatalogueChunk>(state), ICatalogueChunkGrain;

/// <summary>The stored form of a chunk.</summary>
[GenerateSerializer, Alias("MovieSimilarity.CatalogueChunkState")]
internal sealed class CatalogueChunkState : IChunkState<CatalogueChunk>
{
    /// <inheritdoc/>
    [Id(0)]
    public CatalogueChunk? Chunk { get; set; }
}
