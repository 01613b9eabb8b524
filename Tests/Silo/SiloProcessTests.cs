using System.Net;
using System.Net.Sockets;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Tests.Processes;

namespace MovieSimilarity.Tests.Silo;

/// <summary>A silo as operators run it.</summary>
public sealed class SiloProcessTests
{
    [Fact]
    public async Task It_becomes_ready_and_leaves_when_it_is_told_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        var cluster = FreeClusters.Next();
        var health = $"http://127.0.0.1:{FreePorts.Next()}";
        using var silo = ServiceProcess.Silo("--cluster", $"{cluster}", "--health-urls", health);
        using var http = new HttpClient { BaseAddress = new Uri(health) };
        while (await AskAsync(http, "/health/ready") != HttpStatusCode.OK)
        {
            Assert.False(silo.HasExited, silo.Output);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Equal("""{ "status": "ready" }""", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("""{ "status": "live" }""", await http.GetStringAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken));
        using var post = await http.PostAsync(new Uri("/health/live", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
        silo.Signal("TERM");
        Assert.Equal(0, await silo.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Contains(
            $"Silo 127.0.0.1:{cluster.PrimaryPort} runs in cluster {cluster}, gateway port {cluster.FirstGatewayPort}", silo.Output, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode?> AskAsync(HttpClient http, string path)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
        catch (HttpRequestException e) when (e.InnerException is SocketException)
        {
            return null;
        }
    }
}
