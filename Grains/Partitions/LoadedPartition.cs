using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Partitions;

/// <summary>A partition whose rows are all there and verified: immutable, safe to search from any thread.</summary>
internal sealed class LoadedPartition(PartitionDescriptor descriptor, MovieCatalogue movies, FusedEmbeddings embeddings)
{
    public PartitionDescriptor Descriptor => descriptor;

    public MovieCatalogue Movies => movies;

    public Shard Shard { get; } = new(movies.Ids, embeddings);
}
