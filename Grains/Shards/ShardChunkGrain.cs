using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Grains.Storage;

namespace MovieSimilarity.Grains.Shards;

/// <inheritdoc cref="IShardChunkGrain"/>
internal sealed class ShardChunkGrain([PersistentState("chunk", ModelStorage.Name)] IPersistentState<ShardChunkState> state)
    : ChunkGrain<ShardChunkState, ShardChunk>(state), IShardChunkGrain;

/// <summary>The stored form of a chunk.</summary>
[GenerateSerializer, Alias("MovieSimilarity.ShardChunkState")]
internal sealed class ShardChunkState : IChunkState<ShardChunk>
{
    /// <inheritdoc/>
    [Id(0)]
    public ShardChunk? Chunk { get; set; }
}
