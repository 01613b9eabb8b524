using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Filtering;

namespace MovieSimilarity.Grains.Shards;

/// <summary>A partition while it is being loaded: rows arrive in runs, in any order.</summary>
internal sealed class ShardAssembly(PartitionDescriptor descriptor)
{
    /// <summary>0 where a row has not arrived.</summary>
    private readonly int[] _movieIds = new int[descriptor.Rows];

    private readonly AttributeRow[] _attributes = new AttributeRow[descriptor.Rows];

    private readonly GenreSets _genreSets = new();

    private readonly float[] _embeddings = new float[descriptor.Rows * descriptor.Dimensions];

    /// <exception cref="ModelLoadException">The run lies outside the partition, or its parts differ in length.</exception>
    public void Add(ShardChunk chunk)
    {
        if (chunk.FirstRow < 0 || chunk.FirstRow > descriptor.Rows - chunk.MovieIds.Length)
        {
            throw new ModelLoadException(
                $"{chunk.MovieIds.Length} rows from row {chunk.FirstRow} on lie outside a partition of {descriptor.Rows}.");
        }
        if (chunk.Embeddings.Length != chunk.MovieIds.Length * descriptor.Dimensions * sizeof(float))
        {
            throw new ModelLoadException(
                $"{chunk.Embeddings.Length} bytes do not fit {chunk.MovieIds.Length} rows of {descriptor.Dimensions} floats.");
        }
        // Releases before this one stored no attributes.
        if (chunk.Attributes is null || chunk.GenreSets.IsDefault || chunk.Attributes.Length != chunk.MovieIds.Length * Unsafe.SizeOf<AttributeRow>())
            throw new ModelLoadException($"The rows of partition {descriptor.Index} lack what filters need; publish the model again.");
        AddAttributes(chunk);
        chunk.MovieIds.CopyTo(_movieIds.AsSpan(chunk.FirstRow));
        // The bytes of all rows together may be more than a span can count.
        var rows = _embeddings.AsSpan(chunk.FirstRow * descriptor.Dimensions, chunk.MovieIds.Length * descriptor.Dimensions);
        chunk.Embeddings.CopyTo(MemoryMarshal.AsBytes(rows));
    }

    private void AddAttributes(ShardChunk chunk)
    {
        var numbers = chunk.GenreSets.Select(_genreSets.Add).ToArray();
        var sent = MemoryMarshal.Cast<byte, AttributeRow>(chunk.Attributes);
        for (var i = 0; i < sent.Length; i++)
        {
            if ((uint)sent[i].GenreSet >= (uint)numbers.Length)
                throw new ModelLoadException($"A row has the genres number {sent[i].GenreSet}; the chunk has {numbers.Length} different sets of genres.");
            _attributes[chunk.FirstRow + i] = sent[i] with { GenreSet = numbers[sent[i].GenreSet] };
        }
    }

    /// <exception cref="ModelLoadException">Rows are missing, the checksum differs, or a value is invalid.</exception>
    public LoadedPartition Complete(CancellationToken cancellationToken)
    {
        var missing = Array.IndexOf(_movieIds, 0);
        if (missing >= 0) throw new ModelLoadException($"Row {missing} of partition {descriptor.Index} never arrived.");
        try
        {
            var embeddings = new FusedEmbeddings(_embeddings, descriptor.CollaborativeDimensions, descriptor.ContentDimensions);
            var shard = new Shard(_movieIds, embeddings, new RowAttributes(_genreSets.ToImmutable(), _attributes));
            return PartitionChecksum.Compute(shard) == descriptor.Sha256
                ? new LoadedPartition(shard, cancellationToken)
                : throw new ModelLoadException($"The checksum of partition {descriptor.Index} does not match.");
        }
        catch (ArgumentException e)
        {
            throw new ModelLoadException($"Partition {descriptor.Index} holds invalid data: {e.Message}");
        }
    }
}
