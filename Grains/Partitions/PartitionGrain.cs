using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Placement;
using MovieSimilarity.Grains.Search;
using MovieSimilarity.Grains.Shards;
using MovieSimilarity.Search;
using Orleans.Concurrency;
using Orleans.Runtime.Placement;

namespace MovieSimilarity.Grains.Partitions;

/// <inheritdoc cref="IPartitionGrain"/>
/// <remarks>
/// Has no state of its own: the rows are its silo's. Reentrant: a search takes the immutable partition and scans it elsewhere,
/// so that searches run in parallel. Kept alive, so that a replica stays where it was put.
/// </remarks>
[Reentrant, KeepAlive, ReplicaPlacement]
internal sealed class PartitionGrain : Grain, IPartitionGrain
{
    private readonly PartitionStore _store;
    private readonly ScanPool _scans;
    private readonly LocalReplicas _local;
    private readonly ILocalSiloDetails _silo;
    private readonly ReplicaKey _key;

    public PartitionGrain(PartitionStore store, ScanPool scans, LocalReplicas local, ILocalSiloDetails silo)
    {
        (_store, _scans, _local, _silo) = (store, scans, local, silo);
        _key = ReplicaKey.Parse(this.GetPrimaryKeyString());
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _local.Add(_key, GrainContext);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _local.Remove(_key, GrainContext);
        return Task.CompletedTask;
    }

    public Task<ReplicaStatus> Open(PartitionDescriptor descriptor)
    {
        var (isLoaded, error) = _store.Ensure(_key.Partition, descriptor);
        return Task.FromResult(new ReplicaStatus(_key, _silo.SiloAddress, isLoaded, error));
    }

    public Task Ping() => Task.CompletedTask;

    public Task MoveTo(SiloAddress silo)
    {
        if (silo == _silo.SiloAddress) return Task.CompletedTask;
        RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
        MigrateOnIdle();
        return Task.CompletedTask;
    }

    public Task<FilmEmbeddings> GetEmbeddings(ImmutableArray<int> movieIds, CancellationToken cancellationToken = default)
    {
        var shard = Loaded.Shard;
        var embeddings = new float[movieIds.Length][];
        for (var i = 0; i < embeddings.Length; i++) embeddings[i] = Embedding(shard, movieIds[i]).ToArray();
        return Task.FromResult(new FilmEmbeddings(embeddings, shard.Embeddings.CollaborativeDimensions));
    }

    public Task<RankedNeighbours> FindNearest(NearestRequest request, CancellationToken cancellationToken = default)
    {
        var shard = Loaded.Shard;
        var queries = new NearestQuery[request.Queries.Length];
        for (var i = 0; i < queries.Length; i++)
        {
            queries[i] = request.Vectors?[i] is { } sent
                ? new NearestQuery(request.Queries[i], sent)
                : NearestQuery.Of(request.Queries[i], shard.Embeddings.CollaborativeDimensions, id => Embedding(shard, id));
        }
        return _scans.RunAsync(() => new RankedNeighbours(shard.FindNearest(queries, cancellationToken)), cancellationToken);
    }

    private ReadOnlyMemory<float> Embedding(Shard shard, int movieId)
    {
        if (!shard.TryGetRow(movieId, out var row))
            throw new MovieNotInModelException($"Model {_key.Partition.Version} has no movie {movieId}.");
        return shard.Embeddings.RowMemory(row);
    }

    private LoadedPartition Loaded => _store.Find(_key.Partition)
        ?? throw new PartitionNotLoadedException($"Replica {_key} is not loaded.");
}
