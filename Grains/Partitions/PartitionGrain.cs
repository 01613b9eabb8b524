using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Search;
using Orleans.Concurrency;

namespace MovieSimilarity.Grains.Partitions;

/// <inheritdoc cref="IPartitionGrain"/>
/// <remarks>
/// Reentrant: a search takes the immutable partition and scans it on the thread pool, so that searches run in parallel and
/// the grain's scheduler stays free. Kept alive: an idle partition must not lose its rows.
/// </remarks>
[Reentrant, KeepAlive]
internal sealed class PartitionGrain : Grain, IPartitionGrain
{
    private ShardAssembly? _assembly;
    private LoadedPartition? _loaded;

    public Task<bool> Begin(PartitionDescriptor descriptor)
    {
        if (_loaded?.Descriptor == descriptor) return Task.FromResult(false);
        // Publishers of the same partition load the same rows, so they may well load it together.
        if (_assembly?.Descriptor != descriptor) _assembly = new ShardAssembly(descriptor);
        return Task.FromResult(true);
    }

    public Task Load(ShardChunk chunk)
    {
        if (!IsSealed) Assembly.Add(chunk);
        return Task.CompletedTask;
    }

    public Task Seal()
    {
        if (IsSealed) return Task.CompletedTask;
        _loaded = Assembly.Complete();
        _assembly = null;
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<SeedEmbedding>> GetEmbeddings(ImmutableArray<int> movieIds)
    {
        var shard = Loaded.Shard;
        return Task.FromResult(movieIds.Select(id => shard.TryGetRow(id, out var row)
            ? new SeedEmbedding(id, shard.Embeddings.Row(row).ToArray())
            : throw new MovieNotInModelException($"Model {this.GetPrimaryKeyString()} has no movie {id}.")).ToImmutableArray());
    }

    public Task<RankedNeighbours> FindNearest(NearestRequest request, CancellationToken cancellationToken = default)
    {
        var shard = Loaded.Shard;
        var queries = request.Seeds
            .Select(seed => new NearestQuery(seed.Embedding, seed.MovieId, request.Count, request.Scoring))
            .ToArray();
        return Task.Run(() => new RankedNeighbours(shard.FindNearest(queries, cancellationToken)), cancellationToken);
    }

    public Task<MoviePage> GetMovies(int firstRow, int count) =>
        Task.FromResult(new MoviePage([.. Loaded.Movies.Skip(firstRow).Take(count)]));

    /// <summary>Whether another publisher, faster than the one that loads, has sealed the partition meanwhile.</summary>
    private bool IsSealed => _assembly is null && _loaded is not null;

    private ShardAssembly Assembly => _assembly
        ?? throw new PartitionLoadException($"Loading of partition {this.GetPrimaryKeyString()} was not begun.");

    private LoadedPartition Loaded => _loaded
        ?? throw new PartitionNotLoadedException($"Partition {this.GetPrimaryKeyString()} is not loaded.");
}
