namespace MovieSimilarity.Tests.Processes;

/// <summary>Membership in one Redis, models in another.</summary>
[Collection(ProcessClusters.Name)]
public sealed class SeparateStorageTests(SplitCluster cluster) : IClassFixture<SplitCluster>
{
    [Fact]
    public async Task Silos_come_and_go_while_the_storage_is_full()
    {
        await cluster.RequireAsync();
        Assert.NotEmpty(await cluster.Storage.KeysAsync(cluster.First.Version));
        Assert.Empty(await cluster.Redis.KeysAsync("/state/"));
        Assert.Empty(await cluster.Storage.KeysAsync("/members/"));
        await cluster.Storage.LimitMemoryAsync(1);
        await using var load = new QueryLoad(cluster);
        cluster.KillSilo(1);
        await cluster.UntilWholeAsync(RealCluster.Silos - 1);
        cluster.StartSilo(1);
        await cluster.UntilWholeAsync();
        await load.EndAsync();
    }
}

/// <summary>A cluster with a Redis for the membership and another one for the models.</summary>
public sealed class SplitCluster() : RealCluster(frontends: 1)
{
    internal override RedisServer Storage { get; } = new();
}
