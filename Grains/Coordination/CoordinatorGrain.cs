using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Layout;
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
        // The only partition holds every seed and can compute the whole answer.
        return request.Layout.Partitions == 1
            ? await AskAsync(request.Layout, 0, new NearestRequest(request.Queries), deadline.Token)
            : await AskAllAsync(request, deadline.Token);
    }

    public Task<MoviePage> GetMovies(
        PartitionLayout layout, int partition, int firstRow, int count, CancellationToken cancellationToken = default) =>
        replicas.CallAsync(
            layout.Key(partition), layout.Replicas, (grain, stop) => grain.GetMovies(firstRow, count, stop), cancellationToken);

    public Task Ping() => Task.CompletedTask;

    private async Task<RankedNeighbours> AskAllAsync(SimilarRequest request, CancellationToken cancellationToken)
    {
        var (layout, queries) = (request.Layout, request.Queries);
        var nearest = new NearestRequest(queries, await GetSeedEmbeddingsAsync(layout, queries, cancellationToken));
        var asked = new Task<RankedNeighbours>[layout.Partitions];
        for (var partition = 0; partition < asked.Length; partition++) asked[partition] = AskAsync(layout, partition, nearest, cancellationToken);
        var local = await Task.WhenAll(asked);
        var merged = new Neighbour[queries.Length][];
        for (var i = 0; i < merged.Length; i++) merged[i] = RankedLists.Merge(local.Select(answer => answer.Lists[i]), queries[i].Count);
        return new RankedNeighbours(merged);
    }

    private Task<RankedNeighbours> AskAsync(PartitionLayout layout, int partition, NearestRequest nearest, CancellationToken cancellationToken) =>
        replicas.CallAsync(layout.Key(partition), layout.Replicas, (grain, stop) => grain.FindNearest(nearest, stop), cancellationToken);

    /// <summary>The embeddings of all seeds, from the partitions that hold them.</summary>
    private async Task<float[][]> GetSeedEmbeddingsAsync(
        PartitionLayout layout, ImmutableArray<SimilarityQuery> queries, CancellationToken cancellationToken)
    {
        if (queries.Length == 1) return await GetEmbeddingsAsync(layout, layout.PartitionOf(queries[0].Seed), [queries[0].Seed], cancellationToken);
        var owners = queries.Select(query => query.Seed).Distinct().GroupBy(layout.PartitionOf).Select(owner => (owner.Key, Seeds: owner.ToImmutableArray()));
        var found = await Task.WhenAll(owners.Select(async owner =>
            owner.Seeds.Zip(await GetEmbeddingsAsync(layout, owner.Key, owner.Seeds, cancellationToken))));
        var bySeed = found.SelectMany(pairs => pairs).ToDictionary();
        return [.. queries.Select(query => bySeed[query.Seed])];
    }

    private Task<float[][]> GetEmbeddingsAsync(
        PartitionLayout layout, int partition, ImmutableArray<int> movieIds, CancellationToken cancellationToken) =>
        replicas.CallAsync(layout.Key(partition), layout.Replicas, (grain, stop) => grain.GetEmbeddings(movieIds, stop), cancellationToken);
}
