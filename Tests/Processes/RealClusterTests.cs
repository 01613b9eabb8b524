using System.Net;

namespace MovieSimilarity.Tests.Processes;

/// <summary>What operators go through, with real processes and a real Redis. Each test leaves the cluster whole.</summary>
public sealed class RealClusterTests(RealCluster cluster) : IClassFixture<RealCluster>
{
    [Fact]
    public async Task A_silo_killed_under_load_costs_no_request_and_is_made_up_for_and_a_new_frontend_gets_the_films_from_the_others()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.NotInstalled);
        await using var load = new QueryLoad(cluster);
        foreach (var victim in Enumerable.Range(0, RealCluster.Silos))
        {
            await cluster.KillSiloAsync(victim);
            var (frontend, url) = cluster.StartAnotherFrontend();
            await using (frontend) await UntilAnswersWith(url, cluster.First.Version);
            await cluster.UntilWholeAsync(RealCluster.Silos - 1);
            cluster.StartSilo(victim);
            await cluster.UntilWholeAsync();
        }
        await load.EndAsync();
    }

    [Fact]
    public async Task A_silo_told_to_stop_under_load_leaves_without_a_trace()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.NotInstalled);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        await using var load = new QueryLoad(cluster);
        Assert.Equal(0, await cluster.TerminateSiloAsync(1));
        await cluster.UntilWholeAsync(RealCluster.Silos - 1);
        cluster.StartSilo(1);
        await cluster.UntilWholeAsync();
        await load.EndAsync();
    }

    [Fact]
    public async Task A_silo_that_was_voted_out_while_it_hung_ends_with_a_sentence_and_an_exit_code_that_supervisors_restart()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.NotInstalled);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGSTOP.");
        await using var load = new QueryLoad(cluster);
        var (exitCode, output) = await cluster.HangSiloUntilVotedOutAsync(1);
        Assert.Equal(75, exitCode);
        Assert.Contains("This silo ends", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output[output.IndexOf("This silo ends", StringComparison.Ordinal)..], StringComparison.Ordinal);
        cluster.StartSilo(1);
        await cluster.UntilWholeAsync();
        await load.EndAsync();
    }

    [Fact]
    public async Task Publishing_and_rolling_back_under_load_reach_every_frontend()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.NotInstalled);
        await using var load = new QueryLoad(cluster);
        var (code, output) = await cluster.RunTrainerAsync("publish", cluster.FileOf(cluster.Second));
        Assert.True(code == 0, output);
        await UntilAllAnswerWith(cluster.Second.Version);
        (code, output) = await cluster.RunTrainerAsync("rollback");
        Assert.True(code == 0, output);
        await UntilAllAnswerWith(cluster.First.Version);
        var answers = await load.EndAsync();
        Assert.Equal(new[] { cluster.First.Version, cluster.Second.Version }.Order(), answers.Keys.Order());
    }

    [Fact]
    public async Task Without_its_storage_the_cluster_answers_but_takes_no_model()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.NotInstalled);
        await using var load = new QueryLoad(cluster);
        await cluster.Redis.KillAsync();
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
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.NotInstalled);
        await using var load = new QueryLoad(cluster);
        await cluster.Redis.KillAsync();
        cluster.Redis.StartEmpty();
        await using (cluster.StartAnotherSilo())
        {
            await cluster.UntilWholeAsync(RealCluster.Silos + 1);
            await cluster.KillSiloAsync(1);
            await cluster.UntilWholeAsync(RealCluster.Silos);
            cluster.StartSilo(1);
            await cluster.UntilWholeAsync(RealCluster.Silos + 1);
        }
        await cluster.UntilWholeAsync();
        Assert.Equal(cluster.First.Version, Assert.Single(await load.EndAsync()).Key);
        var (code, output) = await cluster.RunTrainerAsync("publish", cluster.FileOf(cluster.First));
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task What_was_published_survives_the_death_of_every_process()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.NotInstalled);
        await cluster.KillAllAsync();
        cluster.Redis.Start();
        cluster.StartAll();
        await cluster.UntilWholeAsync();
        await UntilAllAnswerWith(cluster.First.Version);
        await using var load = new QueryLoad(cluster);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.Equal(cluster.First.Version, Assert.Single(await load.EndAsync()).Key);
    }

    /// <summary>Frontends notice a new version within a second or two.</summary>
    private async Task UntilAllAnswerWith(string version)
    {
        foreach (var frontend in cluster.Frontends) await UntilAnswersWith(frontend, version);
    }

    /// <summary>Waits until a frontend is ready with a version; one that has just started may not listen yet.</summary>
    private async Task UntilAnswersWith(Uri frontend, string version)
    {
        var last = "nothing";
        for (var deadline = DateTime.UtcNow + TimeSpan.FromMinutes(1); DateTime.UtcNow < deadline; await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            try
            {
                last = await cluster.Http.GetStringAsync(new Uri(frontend, "/health/ready"), TestContext.Current.CancellationToken);
                if (last.Contains(version, StringComparison.Ordinal)) return;
            }
            catch (HttpRequestException e)
            {
                last = e.Message;
            }
        }
        Assert.Fail($"{frontend} does not answer with {version}; it says: {last}");
    }
}
