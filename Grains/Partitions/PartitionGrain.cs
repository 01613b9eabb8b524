using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Interfaces.Replication;
using MovieSimilarity.Grains.Replication;
using MovieSimilarity.Grains.Search;
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
        _local.Add(_key);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _local.Remove(_key);
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

    public Task<ImmutableArray<SeedEmbedding>> GetEmbeddings(ImmutableArray<int> movieIds, CancellationToken cancellationToken = default)
    {
        var shard = Loaded.Shard;
        return Task.FromResult(movieIds.Select(id => shard.TryGetRow(id, out var row)
            ? new SeedEmbedding(id, shard.Embeddings.Row(row).ToArray())
            : throw new MovieNotInModelException($"Model {_key.Partition.Version} has no movie {id}.")).ToImmutableArray());
    }

    public Task<RankedNeighbours> FindNearest(NearestRequest request, CancellationToken cancellationToken = default)
    {
        var shard = Loaded.Shard;
        var queries = request.Seeds
            .Select(seed => new NearestQuery(seed.Embedding, seed.MovieId, request.Count, request.Scoring))
            .ToArray();
        return _scans.RunAsync(() => new RankedNeighbours(shard.FindNearest(queries, cancellationToken)), cancellationToken);
    }

    public Task<MoviePage> GetMovies(int firstRow, int count, CancellationToken cancellationToken = default) =>
        Task.FromResult(new MoviePage([.. Loaded.Movies.Skip(firstRow).Take(count)]));

    private LoadedPartition Loaded => _store.Find(_key.Partition)
        ?? throw new PartitionNotLoadedException($"Replica {_key} is not loaded.");
}
