using System.Net;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Tests.Processes;
using MovieSimilarity.WebFrontend.Startup;

namespace MovieSimilarity.Tests.WebFrontend.Startup;

/// <summary>A frontend whose cluster is not there.</summary>
public sealed class ClusterModeTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public Task Without_its_silos_it_is_live_not_ready_and_stops_at_once() => AssertWaitsAsync($"{FreeClusters.Next()}");

    [Fact]
    public Task Without_its_Redis_it_is_live_not_ready_and_stops_at_once() => AssertWaitsAsync($"redis://127.0.0.1:{FreePorts.Next()}");

    [Fact]
    public async Task A_password_on_the_command_line_is_warned_of_and_not_repeated()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = FrontendCommandLine.RunAsync(
            ["--cluster", $"redis://:sesame@127.0.0.1:{FreePorts.Next()}", "--urls", $"http://127.0.0.1:{FreePorts.Next()}"], _output, _error, stop.Token);
        while (!run.IsCompleted && !_output.ToString().Contains("Ctrl+C", StringComparison.Ordinal)) await Task.Delay(20, stop.Token);
        await stop.CancelAsync();
        Assert.Equal(0, await run);
        Assert.Contains("MOVIESIMILARITY_CLUSTER", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", $"{_error}{_output}", StringComparison.Ordinal);
    }

    private async Task AssertWaitsAsync(string cluster)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var url = $"http://127.0.0.1:{FreePorts.Next()}";
        var run = FrontendCommandLine.RunAsync(["--cluster", cluster, "--urls", url], _output, _error, stop.Token);
        while (!run.IsCompleted && !_output.ToString().Contains("Ctrl+C", StringComparison.Ordinal)) await Task.Delay(20, stop.Token);
        Assert.Contains($"waits for cluster {cluster}", _output.ToString(), StringComparison.Ordinal);

        using var http = new HttpClient { BaseAddress = new Uri(url) };
        foreach (var path in new[] { "/", "/?movie_title=Zodiac", "/movies/1", "/model", "/nothing/here", "/health/ready" })
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative), stop.Token);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.NotNull(response.Headers.RetryAfter?.Delta);
            var problem = await RunningFrontend.ReadProblemAsync(response);
            Assert.Contains("not ready", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
        using var live = await http.GetAsync(new Uri("/health/live", UriKind.Relative), stop.Token);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);

        await stop.CancelAsync();
        Assert.Equal(0, await run.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Empty(_error.ToString());
    }
}
