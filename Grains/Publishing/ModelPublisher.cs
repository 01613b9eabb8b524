using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Publishing;

/// <summary>Loads a model into the partition grains and then makes it the active one.</summary>
/// <remarks>
/// Safely repeatable, by several publishers at once too: partitions that already hold the version are left alone. The version
/// that was active before stays so until every partition is sealed.
/// </remarks>
public sealed class ModelPublisher(IGrainFactory grains)
{
    /// <summary>
    /// Bytes of embeddings a message: far below the 100 MB at which Orleans closes a connection, and small enough not to
    /// hold up queries on the same one.
    /// </summary>
    private const int ChunkBytes = 1 << 20;

    /// <summary>Publishes a model.</summary>
    /// <param name="model">The model, at least one film.</param>
    /// <param name="partitions">How many partitions to cut it into, 1 or more; never more than films.</param>
    /// <param name="cancellationToken">Stops the publication; the active version stays what it was.</param>
    /// <exception cref="PartitionLoadException">A partition refused its rows.</exception>
    public async Task<ModelManifest> PublishAsync(SimilarityModel model, int partitions, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partitions, 1);
        if (model.Shard.Count == 0) throw new ArgumentException("The model has no films.", nameof(model));
        var starts = PartitionStarts(model.Shard.Count, Math.Min(partitions, model.Shard.Count));
        var descriptors = Enumerable.Range(0, starts.Length - 1)
            .Select(index => Describe(Slice(model.Shard, starts[index], starts[index + 1]), index))
            .ToImmutableArray();
        foreach (var descriptor in descriptors)
        {
            var key = new PartitionKey(model.Version, descriptor.Index, descriptors.Length);
            var partition = grains.GetGrain<IPartitionGrain>(key.ToString());
            await LoadAsync(partition, model, starts[descriptor.Index], descriptor, cancellationToken);
        }

        var provenance = JsonSerializer.Serialize(model.Provenance, ModelJsonContext.Default.Provenance);
        var manifest = new ModelManifest(model.Version, descriptors, provenance);
        cancellationToken.ThrowIfCancellationRequested();
        await grains.GetGrain<IModelGrain>(IModelGrain.Key).Activate(manifest);
        return manifest;
    }

    private static async Task LoadAsync(
        IPartitionGrain partition, SimilarityModel model, int start, PartitionDescriptor descriptor, CancellationToken cancellationToken)
    {
        if (!await partition.Begin(descriptor)) return;
        var embeddings = model.Shard.Embeddings;
        var rowsPerChunk = Math.Max(1, ChunkBytes / (embeddings.Dimensions * sizeof(float)));
        for (var row = 0; row < descriptor.Rows; row += rowsPerChunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = Math.Min(rowsPerChunk, descriptor.Rows - row);
            var movies = Enumerable.Range(start + row, rows).Select(i => model.Catalogue[i]).ToImmutableArray();
            var bytes = MemoryMarshal.AsBytes(embeddings.Slice(start + row, rows).Values.Span).ToArray();
            await partition.Load(new ShardChunk(row, movies, bytes));
        }
        await partition.Seal();
    }

    /// <summary>Where each partition begins, and behind them the end: sizes differ by at most one row.</summary>
    private static int[] PartitionStarts(int rows, int partitions) =>
        [.. Enumerable.Range(0, partitions + 1).Select(index => (int)((long)rows * index / partitions))];

    private static Shard Slice(Shard whole, int start, int end) =>
        new(whole.MovieIds[start..end], whole.Embeddings.Slice(start, end - start));

    private static PartitionDescriptor Describe(Shard shard, int index) => new(
        index, shard.MovieIds.Span[0], shard.Count, shard.Embeddings.CollaborativeDimensions, shard.Embeddings.ContentDimensions,
        PartitionChecksum.Compute(shard));
}
