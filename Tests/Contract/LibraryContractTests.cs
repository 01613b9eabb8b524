using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Contract;

/// <summary>The plain library: one shard, or several with their answers merged.</summary>
public sealed class LibraryContractTests : SimilaritySearchContract
{
    protected override Task<Search> LoadAsync(SimilarityModel model, int partitions)
    {
        var whole = model.Shard;
        var shards = Enumerable.Range(0, Math.Min(partitions, whole.Count)).Select(i =>
        {
            var (start, end) = (whole.Count * i / partitions, whole.Count * (i + 1) / partitions);
            return new Shard(whole.MovieIds[start..end], whole.Embeddings.Slice(start, end - start));
        }).ToArray();

        return Task.FromResult<Search>((movieIds, count, scoring) =>
        {
            var queries = movieIds.Select(id => Query(model, id, count, scoring)).ToArray();
            var local = shards.Select(shard => shard.FindNearest(queries)).ToArray();
            return Task.FromResult<IReadOnlyList<IReadOnlyList<Neighbour>>>(
                [.. queries.Select((_, i) => RankedLists.Merge(local.Select(lists => lists[i]), count))]);
        });
    }

    private static NearestQuery Query(SimilarityModel model, int movieId, int count, Scoring scoring) =>
        model.Shard.Embed(new SimilarityQuery(movieId, count, scoring));
}

/// <summary>The plain library as most programs use it: <see cref="SimilarityModel.FindSimilar(int, int, Scoring)"/>, never sharded.</summary>
public sealed class ModelContractTests : SimilaritySearchContract
{
    protected override Task<Search> LoadAsync(SimilarityModel model, int partitions) =>
        Task.FromResult<Search>((movieIds, count, scoring) => Task.FromResult<IReadOnlyList<IReadOnlyList<Neighbour>>>(
            [.. movieIds.Select(id => model.FindSimilar(id, count, scoring))]));
}
