using MovieSimilarity.Grains.Interfaces.Layout;

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

/// <summary>Names a chunk.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Chunk">The chunk's number within it, from 0.</param>
public readonly record struct ChunkKey(PartitionKey Partition, int Chunk)
{
    /// <summary>The grain key: <c>version/partition-of-partitions/chunk</c>.</summary>
    public override string ToString() => $"{Partition}/{Chunk}";
}
