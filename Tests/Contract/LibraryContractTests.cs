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
            return whole.Slice(start, end - start);
        }).ToArray();

        return Task.FromResult<Search>(queries =>
        {
            var embedded = queries.Select(whole.Embed).ToArray();
            var local = shards.Select(shard => shard.FindNearest(embedded)).ToArray();
            return Task.FromResult<IReadOnlyList<IReadOnlyList<Neighbour>>>(
                [.. queries.Select((query, i) => Diversify(model, query, RankedLists.Merge(local.Select(lists => lists[i]), query.Count, query.OnePerSeries)))]);
        });
    }

    private static Neighbour[] Diversify(SimilarityModel model, SimilarityQuery query, Neighbour[] found)
    {
        var (shard, rows) = (model.Shard, found.Select(film => model.Shard.MovieIds.Span.BinarySearch(film.MovieId)));
        ReadOnlyMemory<float>[] embeddings = [.. rows.Select(shard.Embeddings.RowMemory)];
        return query.DiversityHundredths == 0
            ? found
            : MaximalMarginalRelevance.Rank(found, embeddings, shard.Embeddings.CollaborativeDimensions, query.Scoring, query.DiversityHundredths / 100.0);
    }
}

/// <summary>The plain library as most programs use it: <see cref="SimilarityModel.FindSimilar(SimilarityQuery)"/>, never sharded.</summary>
public sealed class ModelContractTests : SimilaritySearchContract
{
    protected override Task<Search> LoadAsync(SimilarityModel model, int partitions) =>
        Task.FromResult<Search>(queries => Task.FromResult<IReadOnlyList<IReadOnlyList<Neighbour>>>([.. queries.Select(model.FindSimilar)]));
}
