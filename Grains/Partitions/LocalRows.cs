using MovieSimilarity.Grains.Catalogues;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Shards;
using MovieSimilarity.Models;

namespace MovieSimilarity.Grains.Partitions;

/// <summary>
/// The rows and films of a model that this process read itself. Its silo takes partitions and the catalogue from here as they are,
/// without a copy and without the storage in between.
/// </summary>
internal sealed class LocalRows
{
    private volatile Offer? _offer;

    /// <summary>Offers a model until it is withdrawn; partitions taken by then stay.</summary>
    /// <param name="model">The model, verified.</param>
    /// <param name="manifest">How it is cut.</param>
    public void Lend(SimilarityModel model, ModelManifest manifest) => _offer = new Offer(model, manifest);

    /// <summary>Withdraws the model.</summary>
    public void Withdraw() => _offer = null;

    /// <summary>A partition, or null if the model does not have it.</summary>
    public LoadedPartition? Find(PartitionKey key, PartitionDescriptor descriptor) =>
        _offer is var (model, manifest) && manifest.Version == key.Version && manifest.Partitions.Length == key.Partitions
            && manifest.Partitions[key.Partition] == descriptor
            ? Cut(model, descriptor)
            : null;

    /// <summary>A catalogue, or null if the model does not have it.</summary>
    public LoadedCatalogue? Find(CatalogueKey key, CatalogueDescriptor descriptor) =>
        _offer is var (model, manifest) && manifest.CatalogueKey == key && manifest.Catalogue == descriptor
            ? new LoadedCatalogue(descriptor, PublishedFilms.Of(model))
            : null;

    private static LoadedPartition Cut(SimilarityModel model, PartitionDescriptor descriptor)
    {
        if (descriptor.Rows == model.Shard.Count) return new LoadedPartition(model.Shard);
        model.Shard.TryGetRow(descriptor.FirstMovieId, out var start);
        return new LoadedPartition(model.Shard.Slice(start, descriptor.Rows));
    }

    private sealed record Offer(SimilarityModel Model, ModelManifest Manifest);
}
