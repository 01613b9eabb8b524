using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Grains;

/// <summary>A cluster from its start: one test, since what is active stays so.</summary>
public sealed class FirstModelTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task No_version_is_active_until_one_is_published()
    {
        var active = cluster.Grains.GetGrain<IModelGrain>(IModelGrain.Key);
        Assert.Null(await active.GetActive());
        var error = await Assert.ThrowsAsync<ModelVersionNotActiveException>(() => cluster.FindSimilarAsync("first", [10], 10, Scoring.Ensemble));
        Assert.Equal("Model first is not active; none is.", error.Message);

        var model = TestModels.Random(rows: 20, seed: 1);
        await cluster.PublishAsync(model, partitions: 2);
        Assert.Equal(model.Version, (await active.GetActive())?.Version);
        Assert.Equal(model.FindSimilar(10, 10), Assert.Single(await cluster.FindSimilarAsync(model.Version, [10], 10, Scoring.Ensemble)));
    }
}
