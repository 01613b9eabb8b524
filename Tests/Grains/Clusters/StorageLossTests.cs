namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>What was stored in the memory of a silo that dies, while grains live on that had stored it.</summary>
[Collection(SiloClusters.Name)]
public sealed class StorageLossTests(ThreeSilos cluster) : IClassFixture<ThreeSilos>
{
    private const int Partitions = 4;

    [Fact]
    public async Task A_model_can_be_published_as_soon_as_a_silo_has_died()
    {
        // The other test of this class may have been first, and leaves a silo less.
        while (cluster.Silos.Count < 3) await cluster.StartSiloAsync();
        var before = await cluster.PublishAsync(TestModels.Random(rows: 60, seed: 1), Partitions, replicas: 2);
        foreach (var seed in new[] { 2, 3, 4 })
        {
            var home = await HomeOfModelGrainAsync();
            await cluster.WaitUntilSettledAsync(before, silos: 3);
            await cluster.KillSilosAsync(cluster.Silos.Where(silo => !silo.Equals(home)).Take(1));
            await cluster.WaitUntilSettledAsync(before, silos: 2);
            var next = TestModels.Random(rows: 60, seed);
            before = await cluster.PublishAsync(next, Partitions, replicas: 2);
            Assert.Equal(next.Version, await cluster.ActiveVersionAsync());
            await cluster.AssertAnswersAsync(next);
            await cluster.StartSiloAsync();
        }
    }

    [Fact]
    public async Task A_publication_that_was_cut_off_can_be_repeated_although_its_rows_are_lost()
    {
        var before = await cluster.PublishAsync(TestModels.Random(rows: 60, seed: 5), Partitions, replicas: 2);
        await cluster.WaitUntilSettledAsync(before, cluster.Silos.Count);
        var large = TestModels.Random(rows: 60_000, seed: 6);
        using var cancellation = new CancellationTokenSource();
        var publishing = cluster.Publisher.PublishAsync(large, partitions: 8, replicas: 2, cancellation.Token);
        await ClusterWatch.PollAsync(
            async () => (await cluster.Models.GetVersions()).All.Any(version => version.Manifest.Version == large.Version), () => "it has begun");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publishing);

        await cluster.KillSilosAsync(cluster.Silos.Where((_, i) => i == 0));
        await cluster.WaitUntilSettledAsync(before, cluster.Silos.Count);
        await cluster.PublishAsync(large, partitions: 8, replicas: 2);
        Assert.Equal(large.Version, await cluster.ActiveVersionAsync());
    }

    private async Task<SiloAddress?> HomeOfModelGrainAsync() =>
        await cluster.Grains.GetGrain<IManagementGrain>(0).GetActivationAddress(cluster.Models);
}
