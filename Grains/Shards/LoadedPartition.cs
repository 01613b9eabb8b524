using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Shards;

/// <summary>A partition whose rows are all there and verified: immutable, safe to search from any thread.</summary>
internal sealed class LoadedPartition
{
    /// <summary>Computes the codes of the rows, unless they come with codes, so that the first query need not wait for it.</summary>
    /// <param name="shard">The rows.</param>
    /// <param name="cancellationToken">The partition is no longer wanted.</param>
    public LoadedPartition(Shard shard, CancellationToken cancellationToken = default)
    {
        Shard = shard;
        shard.Prepare(cancellationToken);
    }

    public Shard Shard { get; }
}
