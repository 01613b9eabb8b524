using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Partitions;
using MovieSimilarity.Grains.Search;
using MovieSimilarity.Search;
using Orleans.Concurrency;

namespace MovieSimilarity.Grains.Coordination;

/// <inheritdoc cref="ICoordinatorGrain"/>
/// <remarks>Reentrant, so that one activation serves many queries while each waits for its partitions.</remarks>
[StatelessWorker, Reentrant]
internal sealed class CoordinatorGrain(ReplicaCaller replicas, CatalogueStore catalogues, ScanPool scans) : Grain, ICoordinatorGrain
{
    public async Task<RankedNeighbours> FindSimilar(SimilarRequest request, CancellationToken cancellationToken = default)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(request.Timeout);
        // The only partition holds every seed and can compute the whole answer.
        var found = request.Layout.Partitions == 1
            ? await AskAsync(request.Layout, 0, new NearestRequest(request.Queries), deadline.Token)
            : await AskAllAsync(request, deadline.Token);
        return request.Queries.Any(query => query.DiversityHundredths > 0) ? await DiversifyAsync(request, found, deadline.Token) : found;
    }

    public Task<CatalogueChunk> GetCatalogueChunk(CatalogueKey key, int chunk) => catalogues.Find(key) is { } catalogue
        ? Task.FromResult(catalogue.Chunk(chunk))
        : throw new CatalogueNotLoadedException($"This silo does not hold {key} yet.");

    public Task Ping() => Task.CompletedTask;

    private async Task<RankedNeighbours> AskAllAsync(SimilarRequest request, CancellationToken cancellationToken)
    {
        var (layout, queries) = (request.Layout, request.Queries);
        var nearest = new NearestRequest(queries, await GetVectorsAsync(layout, queries, cancellationToken));
        var asked = new Task<RankedNeighbours>[layout.Partitions];
        for (var partition = 0; partition < asked.Length; partition++) asked[partition] = AskAsync(layout, partition, nearest, cancellationToken);
        var local = await Task.WhenAll(asked);
        var merged = new Neighbour[queries.Length][];
        for (var i = 0; i < merged.Length; i++) merged[i] = RankedLists.Merge(local.Select(answer => answer.Lists[i]), queries[i].Count, queries[i].OnePerSeries);
        return new RankedNeighbours(merged);
    }

    /// <summary>Re-ranks the answers to those queries that ask for it.</summary>
    private async Task<RankedNeighbours> DiversifyAsync(SimilarRequest request, RankedNeighbours found, CancellationToken cancellationToken)
    {
        var lists = await Task.WhenAll(found.Lists.Zip(request.Queries, (list, query) =>
            query.DiversityHundredths > 0 ? DiversifyAsync(request.Layout, query, list, cancellationToken) : Task.FromResult(list)));
        return new RankedNeighbours(lists);
    }

    private async Task<Neighbour[]> DiversifyAsync(
        PartitionLayout layout, SimilarityQuery query, Neighbour[] pool, CancellationToken cancellationToken)
    {
        var (byId, split) = await GetEmbeddingsAsync(layout, pool.Select(film => film.MovieId), cancellationToken);
        ReadOnlyMemory<float>[] embeddings = [.. pool.Select(film => byId[film.MovieId])];
        return await scans.RunAsync(
            () => MaximalMarginalRelevance.Rank(pool, embeddings, split, query.Scoring, query.DiversityHundredths / 100.0), cancellationToken);
    }

    private Task<RankedNeighbours> AskAsync(PartitionLayout layout, int partition, NearestRequest nearest, CancellationToken cancellationToken) =>
        replicas.CallAsync(layout.Key(partition), layout.Replicas, (grain, stop) => grain.FindNearest(nearest, stop), cancellationToken);

    /// <summary>The query vectors, from the partitions that hold the seeds; null for a query without seeds, which any partition can complete.</summary>
    private async Task<double[]?[]> GetVectorsAsync(
        PartitionLayout layout, ImmutableArray<SimilarityQuery> queries, CancellationToken cancellationToken)
    {
        if (queries is [{ Seeds: [var only] }])
        {
            var found = await GetEmbeddingsAsync(layout, layout.PartitionOf(only.MovieId), [only.MovieId], cancellationToken);
            return [NearestQuery.VectorOf(queries[0], found.CollaborativeDimensions, _ => found.Fused[0])];
        }
        var (bySeed, split) = await GetEmbeddingsAsync(layout, queries.SelectMany(query => query.Seeds, (_, seed) => seed.MovieId), cancellationToken);
        return [.. queries.Select(query => query.Seeds.IsEmpty ? null : NearestQuery.VectorOf(query, split, id => bySeed[id]))];
    }

    private async Task<(Dictionary<int, float[]> ById, int CollaborativeDimensions)> GetEmbeddingsAsync(
        PartitionLayout layout, IEnumerable<int> movieIds, CancellationToken cancellationToken)
    {
        var owners = movieIds.Distinct().GroupBy(layout.PartitionOf).Select(owner => (Partition: owner.Key, MovieIds: owner.ToImmutableArray())).ToArray();
        var found = await Task.WhenAll(owners.Select(owner => GetEmbeddingsAsync(layout, owner.Partition, owner.MovieIds, cancellationToken)));
        var byId = new Dictionary<int, float[]>();
        for (var i = 0; i < owners.Length; i++)
        {
            for (var j = 0; j < owners[i].MovieIds.Length; j++) byId.Add(owners[i].MovieIds[j], found[i].Fused[j]);
        }
        return (byId, found.Length > 0 ? found[0].CollaborativeDimensions : 0);
    }

    private Task<FilmEmbeddings> GetEmbeddingsAsync(
        PartitionLayout layout, int partition, ImmutableArray<int> movieIds, CancellationToken cancellationToken) =>
        replicas.CallAsync(layout.Key(partition), layout.Replicas, (grain, stop) => grain.GetEmbeddings(movieIds, stop), cancellationToken);
}
