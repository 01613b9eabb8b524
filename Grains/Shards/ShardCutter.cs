using System.Runtime.InteropServices;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Shards;

/// <summary>Cuts a partition's rows into chunks for messages and storage.</summary>
internal static class ShardCutter
{
    /// <param name="descriptor">The partition.</param>
    /// <param name="rows">Rows with their attributes, the partition's among them.</param>
    /// <param name="start">Where among them the partition begins.</param>
    /// <param name="chunk">The chunk's number within the partition, from 0.</param>
    public static ShardChunk Cut(PartitionDescriptor descriptor, Shard rows, int start, int chunk)
    {
        var first = chunk * descriptor.RowsPerChunk;
        var count = Math.Min(descriptor.RowsPerChunk, descriptor.Rows - first);
        var bytes = MemoryMarshal.AsBytes(rows.Embeddings.Slice(start + first, count).Values.Span).ToArray();
        var attributes = rows.Attributes!.Slice(start + first, count).Trim();
        return new ShardChunk(
            first,
            [.. rows.MovieIds.Span.Slice(start + first, count)],
            bytes,
            MemoryMarshal.AsBytes(attributes.Rows.Span).ToArray(),
            attributes.GenreSets);
    }
}
