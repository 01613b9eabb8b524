using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Interfaces.Shards;

/// <summary>Names a chunk.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Chunk">The chunk's number within it, from 0.</param>
public readonly record struct ChunkKey(PartitionKey Partition, int Chunk)
{
    /// <summary>The grain key: <c>version/partition-of-partitions/chunk</c>.</summary>
    public override string ToString() => $"{Partition}/{Chunk}";
}
