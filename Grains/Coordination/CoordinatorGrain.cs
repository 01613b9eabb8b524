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
        // A partition by itself holds every seed, and has the whole answer.
        return request.Layout.Partitions == 1
            ? await AskAsync(request.Layout, 0, Nearest(request, SeedsById(request.MovieIds)), deadline.Token)
            : await AskAllAsync(request, deadline.Token);
    }

    public Task<MoviePage> GetMovies(
        PartitionLayout layout, int partition, int firstRow, int count, CancellationToken cancellationToken = default) =>
        replicas.CallAsync(
            layout.Key(partition), layout.Replicas, (grain, stop) => grain.GetMovies(firstRow, count, stop), cancellationToken);

    public Task Ping() => Task.CompletedTask;

    private async Task<RankedNeighbours> AskAllAsync(SimilarRequest request, CancellationToken cancellationToken)
    {
        var layout = request.Layout;
        var nearest = Nearest(request, await GetSeeds(layout, request.MovieIds, cancellationToken));
        var asked = new Task<RankedNeighbours>[layout.Partitions];
        for (var partition = 0; partition < asked.Length; partition++) asked[partition] = AskAsync(layout, partition, nearest, cancellationToken);
        var local = await Task.WhenAll(asked);
        var merged = new Neighbour[nearest.Seeds.Length][];
        for (var i = 0; i < merged.Length; i++) merged[i] = RankedLists.Merge(local.Select(answer => answer.Lists[i]), request.Count);
        return new RankedNeighbours(merged);
    }

    private Task<RankedNeighbours> AskAsync(PartitionLayout layout, int partition, NearestRequest nearest, CancellationToken cancellationToken) =>
        replicas.CallAsync(layout.Key(partition), layout.Replicas, (grain, stop) => grain.FindNearest(nearest, stop), cancellationToken);

    private static NearestRequest Nearest(SimilarRequest request, ImmutableArray<SeedEmbedding> seeds) =>
        new(seeds, request.Count, request.Scoring);

    private static ImmutableArray<SeedEmbedding> SeedsById(ImmutableArray<int> movieIds)
    {
        var seeds = ImmutableArray.CreateBuilder<SeedEmbedding>(movieIds.Length);
        foreach (var id in movieIds) seeds.Add(new SeedEmbedding(id, []));
        return seeds.MoveToImmutable();
    }

    private async Task<ImmutableArray<SeedEmbedding>> GetSeeds(
        PartitionLayout layout, ImmutableArray<int> movieIds, CancellationToken cancellationToken)
    {
        if (movieIds.Length == 1)
        {
            return await replicas.CallAsync(
                layout.Key(layout.PartitionOf(movieIds[0])), layout.Replicas, (grain, stop) => grain.GetEmbeddings(movieIds, stop), cancellationToken);
        }
        var owners = movieIds.Distinct().GroupBy(layout.PartitionOf);
        var embeddings = await Task.WhenAll(owners.Select(owner => replicas.CallAsync(
            layout.Key(owner.Key), layout.Replicas, (grain, stop) => grain.GetEmbeddings([.. owner], stop), cancellationToken)));
        var byId = embeddings.SelectMany(some => some).ToDictionary(seed => seed.MovieId);
        return [.. movieIds.Select(id => byId[id])];
    }
}
