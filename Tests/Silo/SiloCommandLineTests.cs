using System.Net;
using System.Net.Sockets;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Silo;
using MovieSimilarity.Tests.Processes;

namespace MovieSimilarity.Tests.Silo;

/// <summary>Starting a silo from a command line.</summary>
public sealed class SiloCommandLineTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Theory]
    [InlineData("--cluster takes localhost", "--cluster", "elsewhere")]
    [InlineData("--storage takes redis://HOST", "--cluster", "redis://db", "--storage", "localhost")]
    [InlineData("--storage needs a cluster that spans machines", "--storage", "redis://db")]
    [InlineData("--silo-port takes a whole number from 1 to 65535; '0'", "--silo-port", "0")]
    [InlineData("--gateway-port takes a whole number from 1 to 65535; 'x'", "--gateway-port", "x")]
    [InlineData("--health-urls takes addresses", "--health-urls", "localhost")]
    [InlineData("--health-urls takes addresses", "--health-urls", "https://localhost:8081")]
    [InlineData("--silo-port and --gateway-port name the same port, 30001; each needs its own.", "--silo-port", "30001", "--gateway-port", "30001")]
    [InlineData("--silo-port and --health-urls name the same port, 11200; each needs its own.", "--silo-port", "11200", "--health-urls", "http://*:11200")]
    [InlineData("--gateway-port and --health-urls name the same port, 30001", "--gateway-port", "30001", "--health-urls", "http://localhost:8081;http://[::1]:30001")]
    [InlineData("Port 11111 belongs to the first silo of localhost; choose another one for --health-urls.", "--health-urls", "http://localhost:11111")]
    [InlineData("--advertise needs a cluster that spans machines", "--advertise", "192.0.2.1")]
    [InlineData("'--sillo'", "--sillo")]
    public async Task What_cannot_work_is_said_in_a_sentence(string sentence, params string[] arguments) =>
        Assert.Contains(sentence, await RunAsync(1, arguments), StringComparison.Ordinal);

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var error = await RunAsync(1, "--cluster", "elsewhere", "--health-urls", "nowhere");
        Assert.Contains("--cluster takes", error, StringComparison.Ordinal);
        Assert.Contains("--health-urls takes", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_health_port_is_said_in_a_sentence()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        var error = await RunAsync(1, "--cluster", $"{FreeClusters.Next()}", "--health-urls", $"http://127.0.0.1:{port}");
        Assert.Contains("The silo cannot start", error, StringComparison.Ordinal);
        Assert.Contains($"Failed to bind to address http://127.0.0.1:{port}", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_waits_for_its_cluster_it_stops_at_once()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var redis = $"redis://127.0.0.1:{FreePorts.Next()}";
        Assert.Equal(0, await SiloCommandLine.RunAsync(["--cluster", redis], _output, _error, stop.Token));
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task A_password_on_the_command_line_is_warned_of_and_not_repeated()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = SiloCommandLine.RunAsync(["--cluster", $"redis://:sesame@127.0.0.1:{FreePorts.Next()}"], _output, _error, stop.Token);
        while (!run.IsCompleted && _error.ToString().Length == 0) await Task.Delay(20, stop.Token);
        await stop.CancelAsync();
        Assert.Equal(0, await run);
        Assert.Contains("MOVIESIMILARITY_CLUSTER", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", $"{_error}{_output}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_for_the_health_of_nobody_it_fails()
    {
        var url = $"http://127.0.0.1:{FreePorts.Next()}";
        Assert.StartsWith($"{url}/health/ready does not answer: ", await RunAsync(1, "health", "--url", url), StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(int exitCode, params string[] arguments)
    {
        Assert.Equal(exitCode, await SiloCommandLine.RunAsync(arguments, _output, _error, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
        return _error.ToString();
    }
}
