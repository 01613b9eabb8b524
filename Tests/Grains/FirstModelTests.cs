using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Grains;

/// <summary>A cluster from its start: one test, since what is active stays so.</summary>
[Collection(SiloClusters.Name)]
public sealed class FirstModelTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    [Fact]
    public async Task No_version_is_active_until_one_is_published()
    {
        Assert.Equal(ModelVersions.None.Revision, (await cluster.Models.GetVersions()).Revision);
        Assert.Null(await cluster.ActiveVersionAsync());

        var model = TestModels.Random(rows: 20, seed: 1);
        await cluster.PublishAsync(model, partitions: 2);
        Assert.Equal(model.Version, await cluster.ActiveVersionAsync());
        Assert.Equal(model.FindSimilar(10, 10), Assert.Single(await cluster.FindSimilarAsync(model.Version, [10], 10, Scoring.Ensemble)));
    }
}
