using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Contract;

/// <summary>The plain library as most programs use it: <see cref="SimilarityModel.FindSimilar"/>, never sharded.</summary>
public sealed class ModelContractTests : SimilaritySearchContract
{
    protected override Task<Search> LoadAsync(SimilarityModel model, int partitions) =>
        Task.FromResult<Search>((movieIds, count, scoring) => Task.FromResult<IReadOnlyList<IReadOnlyList<Neighbour>>>(
            [.. movieIds.Select(id => model.FindSimilar(id, count, scoring))]));
}
