using Microsoft.Extensions.Logging;
using MovieSimilarity.Grains.Catalogues;
using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Partitions;

/// <summary>The catalogues that one silo holds.</summary>
internal sealed class CatalogueStore(CatalogueLoader loader) : PartStore<CatalogueKey, CatalogueDescriptor, LoadedCatalogue>(loader.LoadAsync);

/// <summary>Brings catalogues to this silo.</summary>
internal sealed class CatalogueLoader(LocalRows local, PartitionHosts hosts, IGrainFactory grains, ILogger<CatalogueLoader> logger)
    : PartLoader<CatalogueKey, CatalogueDescriptor, CatalogueChunk, LoadedCatalogue>(hosts, logger)
{
    protected override LoadedCatalogue? FindOwn(CatalogueKey key, CatalogueDescriptor descriptor) => local.Find(key, descriptor);

    protected override Task<bool> HoldsAsync(IPartitionHost host, CatalogueKey key, CatalogueDescriptor descriptor) =>
        host.HoldsCatalogue(key, descriptor);

    protected override Task<CatalogueChunk?> ReadAsync(IPartitionHost host, CatalogueKey key, CatalogueDescriptor descriptor, int chunk) =>
        host.GetCatalogueChunk(key, descriptor, chunk);

    protected override Task<CatalogueChunk?> ReadStoredAsync(CatalogueKey key, int chunk) =>
        grains.GetGrain<ICatalogueChunkGrain>(new CatalogueChunkKey(key, chunk).ToString()).Read();

    protected override async Task<LoadedCatalogue> AssembleAsync(
        CatalogueDescriptor descriptor, Func<int, Task<CatalogueChunk?>> read, CancellationToken cancellationToken)
    {
        var chunks = new CatalogueChunk[descriptor.Chunks];
        for (var chunk = 0; chunk < chunks.Length; chunk++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            chunks[chunk] = await read(chunk) ?? throw new ModelLoadException($"Chunk {chunk} of the catalogue never arrived.");
        }
        return new LoadedCatalogue(descriptor, chunks);
    }
}
