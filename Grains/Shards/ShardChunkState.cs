using MovieSimilarity.Grains.Interfaces.Shards;

namespace MovieSimilarity.Grains.Shards;

/// <summary>What the storage keeps of a chunk.</summary>
[GenerateSerializer, Alias("MovieSimilarity.ShardChunkState")]
internal sealed class ShardChunkState
{
    /// <summary>The chunk, if any.</summary>
    [Id(0)]
    public ShardChunk? Chunk { get; set; }
}
