using System.Runtime.InteropServices;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Shards;

/// <summary>A partition while it is being loaded: rows arrive in runs, in any order.</summary>
internal sealed class ShardAssembly(PartitionDescriptor descriptor)
{
    private readonly Movie?[] _movies = new Movie?[descriptor.Rows];
    private readonly float[] _embeddings = new float[descriptor.Rows * descriptor.Dimensions];

    /// <exception cref="PartitionLoadException">The run lies outside the partition, or its parts differ in length.</exception>
    public void Add(ShardChunk chunk)
    {
        if (chunk.FirstRow < 0 || chunk.FirstRow > descriptor.Rows - chunk.Movies.Length)
        {
            throw new PartitionLoadException(
                $"{chunk.Movies.Length} rows from row {chunk.FirstRow} on lie outside a partition of {descriptor.Rows}.");
        }
        if (chunk.Embeddings.Length != chunk.Movies.Length * descriptor.Dimensions * sizeof(float))
        {
            throw new PartitionLoadException(
                $"{chunk.Embeddings.Length} bytes do not fit {chunk.Movies.Length} rows of {descriptor.Dimensions} floats.");
        }
        chunk.Movies.CopyTo(_movies.AsSpan(chunk.FirstRow)!);
        // The bytes of all rows together may be more than a span can count.
        var rows = _embeddings.AsSpan(chunk.FirstRow * descriptor.Dimensions, chunk.Movies.Length * descriptor.Dimensions);
        chunk.Embeddings.CopyTo(MemoryMarshal.AsBytes(rows));
    }

    /// <exception cref="PartitionLoadException">Rows are missing, the checksum differs, or a value is invalid.</exception>
    public LoadedPartition Complete(CancellationToken cancellationToken)
    {
        var missing = Array.IndexOf(_movies, null);
        if (missing >= 0) throw new PartitionLoadException($"Row {missing} of partition {descriptor.Index} never arrived.");
        try
        {
            var embeddings = new FusedEmbeddings(_embeddings, descriptor.CollaborativeDimensions, descriptor.ContentDimensions);
            var movies = new MovieCatalogue(_movies!);
            var shard = new Shard(movies.Ids, embeddings);
            return PartitionChecksum.Compute(shard) == descriptor.Sha256
                ? new LoadedPartition(descriptor, movies, shard, cancellationToken)
                : throw new PartitionLoadException($"The checksum of partition {descriptor.Index} does not match.");
        }
        catch (ArgumentException e)
        {
            throw new PartitionLoadException($"Partition {descriptor.Index} holds invalid data: {e.Message}");
        }
    }
}
