using System.Runtime.InteropServices;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Shards;

namespace MovieSimilarity.Grains.Shards;

/// <summary>Cuts a partition's rows into the chunks in which they travel.</summary>
internal static class ShardCutter
{
    /// <param name="descriptor">The partition.</param>
    /// <param name="catalogue">Films, the partition's among them.</param>
    /// <param name="embeddings">Their embeddings, in the same order.</param>
    /// <param name="start">Where in both the partition begins.</param>
    /// <param name="chunk">The chunk's number within the partition, from 0.</param>
    public static ShardChunk Cut(PartitionDescriptor descriptor, MovieCatalogue catalogue, FusedEmbeddings embeddings, int start, int chunk)
    {
        var first = chunk * descriptor.RowsPerChunk;
        var rows = Math.Min(descriptor.RowsPerChunk, descriptor.Rows - first);
        var movies = new Movie[rows];
        for (var i = 0; i < rows; i++) movies[i] = catalogue[start + first + i];
        var bytes = MemoryMarshal.AsBytes(embeddings.Slice(start + first, rows).Values.Span).ToArray();
        return new ShardChunk(first, ImmutableCollectionsMarshal.AsImmutableArray(movies), bytes);
    }
}
