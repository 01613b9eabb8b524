using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>A cluster that stops as a whole and starts again.</summary>
[Collection(SiloClusters.Name)]
public sealed class TotalLossTests(StoredSilos cluster) : IClassFixture<StoredSilos>
{
    private readonly SimilarityModel _model = TestModels.Random(rows: 100, seed: 1);

    [Fact]
    public async Task A_cluster_that_was_stopped_serves_from_its_storage_again()
    {
        var manifest = await cluster.PublishAsync(_model, partitions: 4, replicas: 2);
        await cluster.KillSilosAsync(cluster.Silos);
        await cluster.StartAgainAsync();
        await cluster.WaitUntilSettledAsync(manifest, silos: 2);
        Assert.Equal(_model.Version, await cluster.ActiveVersionAsync());
        await cluster.AssertAnswersAsync(_model);
        await cluster.AssertEverySiloHasCatalogueAsync(manifest, _model);
    }
}
