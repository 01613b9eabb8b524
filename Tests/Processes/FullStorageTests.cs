using System.Net;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Processes;

/// <summary>A Redis that may use 24 MB, for membership and models alike. Each test leaves the cluster whole, with its first model active.</summary>
[Collection(ProcessClusters.Name)]
public sealed class FullStorageTests(RealCluster cluster) : IAsyncLifetime
{
    private const long Megabyte = 1 << 20;
    private const long Limit = 24 * Megabyte;
    private const long Unlimited = 0;

    public async ValueTask InitializeAsync()
    {
        await cluster.RequireAsync();
        await cluster.Redis.LimitMemoryAsync(Limit);
    }

    public async ValueTask DisposeAsync()
    {
        if (RedisServer.IsInstalled) await cluster.Redis.LimitMemoryAsync(Unlimited);
    }

    [Fact]
    public async Task A_model_that_does_not_fit_is_refused_and_everything_else_goes_on()
    {
        var large = Make(rows: 200_000, seed: 3);
        await using var load = new QueryLoad(cluster);
        var (status, body) = await cluster.PutAsync(large);
        Assert.Equal(HttpStatusCode.InsufficientStorage, status);
        Assert.Matches($@"Model {large.Version} takes \d\d\.\d MB, and the cluster's storage has room for \d+\.\d MB\. Remove a version", body);
        ProblemBody.AssertIsForCallers(body);
        await AssertNothingIsLeftOfAsync(large);

        cluster.KillSilo(0);
        await cluster.UntilWholeAsync(RealCluster.Silos - 1);
        cluster.StartSilo(0);
        await cluster.UntilWholeAsync();
        await PublishAndRollBackAsync(cluster.Second);
        await load.EndAsync();
    }

    [Fact]
    public async Task Storing_that_fails_half_way_leaves_nothing_behind_and_no_details_in_the_answer()
    {
        var large = Make(rows: 300_000, seed: 4);
        await cluster.Redis.LimitMemoryAsync(128 * Megabyte);
        await using var load = new QueryLoad(cluster);
        var publishing = cluster.PutAsync(large);
        // As if somebody else had taken the rest of the room meanwhile.
        while (!publishing.IsCompleted && (await cluster.Redis.KeysAsync(large.Version)).Count < 4)
            await Task.Yield();
        await cluster.Redis.LimitMemoryAsync(await cluster.Redis.UsedMemoryAsync());
        var (status, body) = await publishing;
        Assert.Equal(HttpStatusCode.InsufficientStorage, status);
        Assert.Contains("The cluster's storage is full; ", body, StringComparison.Ordinal);
        ProblemBody.AssertIsForCallers(body);
        await AssertNothingIsLeftOfAsync(large);
        Assert.InRange(cluster.SiloOutput.Split("The storage failed (Full)").Length - 1, 1, RealCluster.Silos * 3);

        await cluster.Redis.LimitMemoryAsync(Limit);
        await PublishAndRollBackAsync(cluster.Second);
        await load.EndAsync();
    }

    [Fact]
    public async Task A_previous_version_can_be_removed_from_a_full_Redis_and_makes_room()
    {
        var previous = Make(rows: 40_000, seed: 5);
        await PublishAndRollBackAsync(previous);
        await cluster.Redis.LimitMemoryAsync(await cluster.Redis.UsedMemoryAsync() - 2 * Megabyte);
        var (code, output) = await cluster.RunTrainerAsync("remove", cluster.First.Version);
        Assert.Equal(1, code);
        Assert.Contains("answers queries", output, StringComparison.Ordinal);
        (code, output) = await cluster.RunTrainerAsync("remove", previous.Version);
        Assert.True(code == 0, output);
        Assert.StartsWith($"Model {previous.Version} is removed. It cannot be rolled back to", output, StringComparison.Ordinal);
        await AssertNothingIsLeftOfAsync(previous);

        await cluster.Redis.LimitMemoryAsync(Limit);
        (code, output) = await cluster.RunTrainerAsync("rollback", previous.Version);
        Assert.Equal(1, code);
        Assert.Contains("does not hold model", output, StringComparison.Ordinal);
    }

    private SimilarityModel Make(int rows, int seed)
    {
        var model = TestModels.Random(rows, seed);
        cluster.Write(model);
        return model;
    }

    private async Task PublishAndRollBackAsync(SimilarityModel model)
    {
        foreach (var arguments in new string[][] { ["publish", cluster.FileOf(model)], ["rollback", cluster.First.Version] })
        {
            var (code, output) = await cluster.RunTrainerAsync(arguments);
            Assert.True(code == 0, output);
        }
    }

    private async Task AssertNothingIsLeftOfAsync(SimilarityModel model)
    {
        Assert.Empty(await cluster.Redis.KeysAsync(model.Version));
        var models = await cluster.Http.GetStringAsync(new Uri(cluster.Frontends[0], "/models"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(model.Version, models, StringComparison.Ordinal);
    }
}
