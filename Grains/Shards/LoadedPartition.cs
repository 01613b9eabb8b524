using MovieSimilarity.Catalogue;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Shards;

/// <summary>A partition whose rows are all there and verified: immutable, safe to search from any thread.</summary>
internal sealed class LoadedPartition
{
    public LoadedPartition(PartitionDescriptor descriptor, MovieCatalogue movies, Shard shard, CancellationToken cancellationToken = default)
    {
        (Descriptor, Movies, Shard) = (descriptor, movies, shard);
        // Now, not when the first query waits.
        shard.Prepare(cancellationToken);
    }

    public PartitionDescriptor Descriptor { get; }

    public MovieCatalogue Movies { get; }

    public Shard Shard { get; }
}
