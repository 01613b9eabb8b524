using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>The only replica of a partition lost, and no storage that outlived it.</summary>
[Collection(SiloClusters.Name)]
public sealed class PartitionLossTests(FourSilos cluster) : IClassFixture<FourSilos>
{
    private readonly SimilarityModel _model = TestModels.Random(rows: 60, seed: 1);

    [Fact]
    public async Task There_is_no_answer_but_a_reason_until_the_model_is_published_again()
    {
        // One replica: of two, the second silo to be killed might have handed its rows to a living one just before.
        var manifest = await cluster.PublishAsync(_model, partitions: 2, replicas: 1);
        var status = await cluster.WaitUntilSettledAsync(manifest, silos: 4);
        await cluster.KillSilosAsync(status.Of(manifest).Single(replica => replica.Key.Partition.Partition == 1).Silo!);

        await cluster.WaitUntilAsync(now => now.Silos.Length == 3 && !now.CanAnswer(manifest), "the loss is known");
        var error = await Assert.ThrowsAsync<PartitionUnavailableException>(() => cluster.AssertAnswersAsync(_model));
        Assert.Equal($"Partition 2 of 2 of model {_model.Version} cannot be reached.", error.Message);
        Assert.Equal(_model.Version, await cluster.ActiveVersionAsync());

        await cluster.PublishAsync(_model, partitions: 2, replicas: 1);
        await cluster.WaitUntilSettledAsync(manifest, silos: 3);
        await cluster.AssertAnswersAsync(_model);
    }
}
