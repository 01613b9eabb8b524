using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>State that is kept in memory goes with its silo; the model does not.</summary>
[Collection(SiloClusters.Name)]
public sealed class SurvivalTests(TwoSilos cluster) : IClassFixture<TwoSilos>
{
    private readonly SimilarityModel _previous = TestModels.Random(rows: 70, seed: 1);
    private readonly SimilarityModel _active = TestModels.Random(rows: 90, seed: 2);

    [Fact]
    public async Task The_models_outlive_every_silo_that_was_there_when_they_were_published()
    {
        var previous = await cluster.PublishAsync(_previous, partitions: 3, replicas: 2);
        var active = await cluster.PublishAsync(_active, partitions: 4, replicas: 2);
        var founders = cluster.Silos;
        foreach (var founder in founders)
        {
            await cluster.StartSiloAsync();
            await cluster.WaitUntilSettledAsync(active, silos: 3);
            await cluster.WaitUntilSettledAsync(previous, silos: 3);
            await cluster.KillSilosAsync(founder);
            await cluster.WaitUntilSettledAsync(active, silos: 2);
            await cluster.WaitUntilSettledAsync(previous, silos: 2);
            await cluster.AssertEverySiloHasCatalogueAsync(active, _active);
        }
        Assert.DoesNotContain(cluster.Silos, founders.Contains);

        var versions = await cluster.Models.GetVersions();
        Assert.Equal(active.Version, versions.Active?.Manifest.Version);
        Assert.Contains(previous.Version, versions.All.Select(version => version.Manifest.Version));
        await cluster.AssertAnswersAsync(_active);
        await cluster.AssertAnswersAsync(_previous);
        await cluster.AssertEverySiloHasCatalogueAsync(active, _active);
        await cluster.AssertEverySiloHasCatalogueAsync(previous, _previous);

        Assert.True((await cluster.Publisher.ActivateAsync(previous, TestContext.Current.CancellationToken)).HasChanged);
        var next = TestModels.Random(rows: 80, seed: 3);
        await cluster.PublishAsync(next, partitions: 4, replicas: 2);
        Assert.Equal(next.Version, await cluster.ActiveVersionAsync());
        await cluster.AssertAnswersAsync(next);
    }
}
