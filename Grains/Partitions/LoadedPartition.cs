using MovieSimilarity.Catalogue;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Partitions;

/// <summary>A partition whose rows are all there and verified: immutable, safe to search from any thread.</summary>
internal sealed class LoadedPartition(PartitionDescriptor descriptor, MovieCatalogue movies, Shard shard)
{
    public PartitionDescriptor Descriptor => descriptor;

    public MovieCatalogue Movies => movies;

    public Shard Shard => shard;
}
