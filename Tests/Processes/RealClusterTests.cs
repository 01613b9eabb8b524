namespace MovieSimilarity.Tests.Processes;

/// <summary>What operators go through, with real processes and a real Redis. Each test leaves the cluster whole.</summary>
[Collection(ProcessClusters.Name)]
public sealed class RealClusterTests(RealCluster cluster) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await cluster.RequireAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_silo_killed_under_load_costs_no_request_and_is_made_up_for_and_a_new_frontend_gets_the_films_from_the_others()
    {
        await using var load = new QueryLoad(cluster);
        foreach (var victim in Enumerable.Range(0, RealCluster.Silos))
        {
            cluster.KillSilo(victim);
            var (frontend, url) = cluster.StartAnotherFrontend();
            using (frontend) await cluster.UntilAnswersWithAsync(url, cluster.First.Version);
            await cluster.UntilWholeAsync(RealCluster.Silos - 1);
            cluster.StartSilo(victim);
            await cluster.UntilWholeAsync();
        }
        await load.EndAsync();
    }

    [Fact]
    public async Task A_silo_told_to_stop_under_load_leaves_without_a_trace()
    {
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
        await using var load = new QueryLoad(cluster);
        var (code, output) = await cluster.RunTrainerAsync("publish", cluster.FileOf(cluster.Second));
        Assert.True(code == 0, output);
        await cluster.UntilAllAnswerWithAsync(cluster.Second.Version);
        (code, output) = await cluster.RunTrainerAsync("rollback");
        Assert.True(code == 0, output);
        await cluster.UntilAllAnswerWithAsync(cluster.First.Version);
        var answers = await load.EndAsync();
        Assert.Equal(new[] { cluster.First.Version, cluster.Second.Version }.Order(), answers.Keys.Order());
    }
}
