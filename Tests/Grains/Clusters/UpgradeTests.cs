using MovieSimilarity.Grains.Interfaces.Models;

namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>Models that an older release published, whose films were stored among the rows.</summary>
public sealed class UpgradeTests(StoredSilos cluster) : IClassFixture<StoredSilos>
{
    [Fact]
    public async Task They_disturb_no_other_model_and_answer_once_they_are_published_again()
    {
        var model = TestModels.Random(rows: 60, seed: 1);
        var manifest = await cluster.PublishAsync(model, partitions: 2, replicas: 2);
        var older = manifest with { Catalogue = null, Partitions = [.. manifest.Partitions.Select(partition => partition with { Sha256 = "of older rows" })] };
        await cluster.Models.Stage(older, new Publication(Guid.NewGuid(), Bytes: 0));
        var status = await cluster.WaitUntilAsync(now => now.Versions.Active is { Manifest.Catalogue: null } && !now.Of(manifest).Any(), "nothing is made of it");
        Assert.Equal(model.Version, status.Versions.Active!.Manifest.Version);

        var other = TestModels.Random(rows: 50, seed: 2);
        await cluster.PublishAsync(other, partitions: 2, replicas: 2);
        await cluster.AssertAnswersAsync(other);

        var again = await cluster.PublishAsync(model, partitions: 2, replicas: 2);
        await cluster.AssertAnswersAsync(model);
        await cluster.AssertEverySiloHasCatalogueAsync(again, model);
    }
}
