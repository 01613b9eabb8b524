namespace MovieSimilarity.Grains.Interfaces.Shards;

/// <summary>One chunk of a partition's rows in the cluster's storage. Key: <see cref="ChunkKey"/>.</summary>
/// <remarks>Every call throws <see cref="Models.ModelStorageException"/> where the storage fails.</remarks>
[Alias("MovieSimilarity.ShardChunkStore")]
public interface IShardChunkGrain : IGrainWithStringKey
{
    /// <summary>Stores the chunk, replacing what is there.</summary>
    [Alias("Write")]
    Task Write(ShardChunk chunk);

    /// <summary>The chunk, or null where none is stored.</summary>
    [Alias("Read"), ResponseTimeout("00:00:10")]
    Task<ShardChunk?> Read();

    /// <summary>Removes the chunk.</summary>
    [Alias("Clear")]
    Task Clear();
}
