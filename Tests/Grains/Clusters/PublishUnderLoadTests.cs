using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>Versions change while queries are asked: every answer is entirely of the version it was asked for.</summary>
[Collection(SiloClusters.Name)]
public sealed class PublishUnderLoadTests(ThreeSilos cluster) : IClassFixture<ThreeSilos>
{
    private readonly SimilarityModel _first = TestModels.Random(rows: 120, seed: 1);
    private readonly SimilarityModel _second = TestModels.Random(rows: 100, seed: 2);

    [Fact]
    public async Task Publishing_rolling_back_and_publishing_anew_fail_no_query()
    {
        var first = await cluster.PublishAsync(_first, partitions: 6, replicas: 2);
        await using var load = await QueryLoad.StartAsync(cluster, _first, _second);
        await load.WaitForAnswersAsync(_first, 50);

        await cluster.PublishAsync(_second, partitions: 5, replicas: 2);
        await load.WaitForAnswersAsync(_second, 50);

        var back = await cluster.Publisher.ActivateAsync(first, TestContext.Current.CancellationToken);
        Assert.Equal(new Activation(_first.Version, _second.Version), back);
        Assert.Equal(_first.Version, await cluster.ActiveVersionAsync());
        await load.WaitForAnswersAsync(_first, 50);

        await cluster.PublishAsync(_second, partitions: 3, replicas: 3);
        await load.WaitForAnswersAsync(_second, 50);
        await load.AssertAllWereRightAsync();
    }

    [Fact]
    public async Task The_version_before_stays_loaded_for_a_roll_back()
    {
        var first = await cluster.PublishAsync(_first, partitions: 6, replicas: 2);
        var second = await cluster.PublishAsync(_second, partitions: 6, replicas: 2);
        var status = await cluster.Replicas.GetStatus(TimeSpan.Zero);
        Assert.True(status.IsLoaded(first) && status.IsLoaded(second));
        Assert.True((await cluster.Publisher.ActivateAsync(first, TestContext.Current.CancellationToken)).HasChanged);
        Assert.False((await cluster.Publisher.ActivateAsync(first, TestContext.Current.CancellationToken)).HasChanged);
        await cluster.AssertAnswersAsync(_first);
    }

    [Fact]
    public async Task A_version_that_the_cluster_does_not_hold_cannot_be_activated()
    {
        var first = await cluster.PublishAsync(_first, partitions: 6, replicas: 2);
        var unknown = first with { Version = "unheard-of" };
        await Assert.ThrowsAsync<ModelVersionUnknownException>(() => cluster.Models.Activate(unknown));
        await Assert.ThrowsAsync<ModelVersionUnknownException>(() => cluster.Publisher.ActivateAsync(unknown, TestContext.Current.CancellationToken));
        Assert.Equal(_first.Version, await cluster.ActiveVersionAsync());
    }
}
