using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>All replicas of a partition lost at once, and no storage that outlived them.</summary>
public sealed class PartitionLossTests(FourSilos cluster) : IClassFixture<FourSilos>
{
    private readonly SimilarityModel _model = TestModels.Random(rows: 60, seed: 1);

    [Fact]
    public async Task There_is_no_answer_but_a_reason_until_the_model_is_published_again()
    {
        var manifest = await cluster.PublishAsync(_model, partitions: 2, replicas: 2);
        var status = await cluster.WaitUntilSettledAsync(manifest, silos: 4);
        var lost = status.Of(manifest).Where(replica => replica.Key.Partition.Partition == 1).Select(replica => replica.Silo!);
        await cluster.KillSilosAsync(lost);

        await ClusterWatch.PollAsync(
            async () => (await cluster.Replicas.GetStatus(TimeSpan.Zero)) is { Silos.Length: 2 } now && !now.CanAnswer(manifest), () => "the loss is known");
        var error = await Assert.ThrowsAsync<PartitionUnavailableException>(() => cluster.AssertAnswersAsync(_model));
        Assert.Equal($"Partition 2 of 2 of model {_model.Version} cannot be reached.", error.Message);
        Assert.Equal(_model.Version, await cluster.ActiveVersionAsync());

        await cluster.PublishAsync(_model, partitions: 2, replicas: 2);
        await cluster.WaitUntilSettledAsync(manifest, silos: 2);
        await cluster.AssertAnswersAsync(_model);
    }
}
