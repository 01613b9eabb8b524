using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Search;
using Orleans.Concurrency;

namespace MovieSimilarity.Grains.Coordination;

/// <inheritdoc cref="ICoordinatorGrain"/>
/// <remarks>Reentrant, so that one activation serves many queries while each waits for its partitions.</remarks>
[StatelessWorker, Reentrant]
internal sealed class CoordinatorGrain(ReplicaCaller replicas) : Grain, ICoordinatorGrain
{
    public async Task<RankedNeighbours> FindSimilar(SimilarRequest request, CancellationToken cancellationToken = default)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(request.Timeout);
        var layout = request.Layout;
        var seeds = await GetSeeds(layout, request.MovieIds, deadline.Token);
        var nearest = new NearestRequest(seeds, request.Count, request.Scoring);
        var local = await Task.WhenAll(Enumerable.Range(0, layout.Partitions).Select(partition => replicas.CallAsync(
            layout.Key(partition), layout.Replicas, (grain, stop) => grain.FindNearest(nearest, stop), deadline.Token)));
        var merged = new Neighbour[seeds.Length][];
        for (var i = 0; i < merged.Length; i++) merged[i] = RankedLists.Merge(local.Select(answer => answer.Lists[i]), request.Count);
        return new RankedNeighbours(merged);
    }

    public Task<MoviePage> GetMovies(
        PartitionLayout layout, int partition, int firstRow, int count, CancellationToken cancellationToken = default) =>
        replicas.CallAsync(
            layout.Key(partition), layout.Replicas, (grain, stop) => grain.GetMovies(firstRow, count, stop), cancellationToken);

    private async Task<ImmutableArray<SeedEmbedding>> GetSeeds(
        PartitionLayout layout, ImmutableArray<int> movieIds, CancellationToken cancellationToken)
    {
        var owners = movieIds.Distinct().GroupBy(layout.PartitionOf);
        var embeddings = await Task.WhenAll(owners.Select(owner => replicas.CallAsync(
            layout.Key(owner.Key), layout.Replicas, (grain, stop) => grain.GetEmbeddings([.. owner], stop), cancellationToken)));
        var byId = embeddings.SelectMany(some => some).ToDictionary(seed => seed.MovieId);
        return [.. movieIds.Select(id => byId[id])];
    }
}
