using System.Net;

namespace MovieSimilarity.Tests.Processes;

/// <summary>A real Redis that fails, loses its data or ends with all other processes. Each test leaves the cluster whole.</summary>
[Collection(ProcessClusters.Name)]
public sealed class StorageOutageTests(RealCluster cluster) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await cluster.RequireAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Without_its_storage_the_cluster_answers_but_takes_no_model()
    {
        await using var load = new QueryLoad(cluster);
        cluster.Redis.Kill();
        var (status, body) = await cluster.PutAsync(cluster.Second);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("The cluster's storage cannot be reached; the log of the silos says more.", body, StringComparison.Ordinal);
        ProblemBody.AssertIsForCallers(body);
        cluster.Redis.Start();
        await cluster.UntilWholeAsync();
        Assert.Equal(cluster.First.Version, Assert.Single(await load.EndAsync()).Key);
    }

    [Fact]
    public async Task A_storage_that_comes_back_empty_costs_no_query_and_silos_still_join_and_leave()
    {
        await using var load = new QueryLoad(cluster);
        cluster.Redis.Kill();
        cluster.Redis.StartEmpty();
        using (cluster.StartAnotherSilo())
        {
            await cluster.UntilWholeAsync(RealCluster.Silos + 1);
            cluster.KillSilo(1);
            await cluster.UntilWholeAsync(RealCluster.Silos);
            cluster.StartSilo(1);
            await cluster.UntilWholeAsync(RealCluster.Silos + 1);
        }
        await cluster.UntilWholeAsync();
        Assert.Equal(cluster.First.Version, Assert.Single(await load.EndAsync()).Key);
        var (code, output) = await cluster.RunTrainerAsync("publish", cluster.FileOf(cluster.First));
        Assert.True(code == 0, output);
        // The storage has lost the rows of earlier versions, too: they could not be loaded once all silos have died.
        await cluster.RemoveInactiveAsync();
    }

    [Fact]
    public async Task What_was_published_survives_the_death_of_every_process()
    {
        cluster.KillAll();
        cluster.Redis.Start();
        cluster.StartAll();
        await cluster.UntilWholeAsync();
        await cluster.UntilAllAnswerWithAsync(cluster.First.Version);
        await using var load = new QueryLoad(cluster);
        await load.WaitForAnswersAsync(100);
        Assert.Equal(cluster.First.Version, Assert.Single(await load.EndAsync()).Key);
    }
}
