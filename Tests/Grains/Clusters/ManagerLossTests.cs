namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>The silo that is lost is the one whose replica manager knew where everything is.</summary>
[Collection(SiloClusters.Name)]
public sealed class ManagerLossTests(FourSilos cluster) : IClassFixture<FourSilos>
{
    [Fact]
    public async Task A_manager_that_comes_back_leaves_replicas_where_they_are()
    {
        var manifest = await cluster.PublishAsync(TestModels.Random(rows: 60, seed: 1), partitions: 6, replicas: 2);
        var before = await cluster.WaitUntilSettledAsync(manifest, silos: 4);
        var management = cluster.Grains.GetGrain<IManagementGrain>(0);
        var lost = await management.GetActivationAddress(cluster.Replicas, TestContext.Current.CancellationToken);

        await cluster.KillSilosAsync(lost!);
        var after = await cluster.WaitUntilSettledAsync(manifest, silos: 3);
        var stayed = before.Of(manifest).Where(replica => !lost!.Equals(replica.Silo)).ToDictionary(replica => replica.Key, replica => replica.Silo);
        Assert.All(after.Of(manifest).Where(replica => stayed.ContainsKey(replica.Key)), replica => Assert.Equal(stayed[replica.Key], replica.Silo));
    }
}
