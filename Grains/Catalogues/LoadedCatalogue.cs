using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Interfaces.Layout;

namespace MovieSimilarity.Grains.Catalogues;

/// <summary>A catalogue as a silo holds it, for frontends and other silos: verified, compressed, immutable.</summary>
internal sealed class LoadedCatalogue
{
    private readonly Lazy<CatalogueChunk[]> _chunks;

    /// <summary>Verifies chunks that came from elsewhere.</summary>
    /// <exception cref="Interfaces.Partitions.ModelLoadException">The chunks are not those of the catalogue.</exception>
    public LoadedCatalogue(CatalogueDescriptor descriptor, CatalogueChunk[] chunks)
    {
        CatalogueChunks.Verify(descriptor, chunks);
        (Descriptor, _chunks) = (descriptor, new Lazy<CatalogueChunk[]>(chunks));
    }

    /// <summary>Shares the films that this process read, and makes chunks of them if anyone ever asks for one.</summary>
    public LoadedCatalogue(CatalogueDescriptor descriptor, PublishedFilms films) => (Descriptor, _chunks) =
        (descriptor, new Lazy<CatalogueChunk[]>(() => [.. CatalogueChunks.Cut(films)]));

    public CatalogueDescriptor Descriptor { get; }

    public CatalogueChunk Chunk(int number) => _chunks.Value[number];
}
