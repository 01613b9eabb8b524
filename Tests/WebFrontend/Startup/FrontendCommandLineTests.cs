using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Models;
using MovieSimilarity.Tests.Similarity.Models;
using MovieSimilarity.WebFrontend.Startup;

namespace MovieSimilarity.Tests.WebFrontend.Startup;

/// <summary>Starting the service from a command line.</summary>
public sealed class FrontendCommandLineTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public async Task Once_ready_it_prints_the_address_and_a_call_to_try()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var port = FreePorts.Next();
        var run = FrontendCommandLine.RunAsync(
            ["--model", Path.Combine(TestData.Sample, "sample.model"), "--urls", $"http://localhost:{port}"], _output, _error, stop.Token);
        while (!run.IsCompleted && !_output.ToString().Contains("Ctrl+C", StringComparison.Ordinal)) await Task.Delay(20, stop.Token);
        Assert.Contains($"http://localhost:{port}/", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"curl -X GET http://127.0.0.1:{port}/ -d \"movie_title=Zodiac (2007)\"", _output.ToString(), StringComparison.Ordinal);
        using var http = new HttpClient();
        var answer = await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/?movie_title=Zodiac"), stop.Token);
        Assert.Contains("Zodiac (2007)", answer, StringComparison.Ordinal);

        await stop.CancelAsync();
        Assert.Equal(0, await run);
        Assert.Empty(_error.ToString());
    }

    [Theory]
    [InlineData("x\"; touch p; echo \"$(id)")]
    [InlineData("$(touch p)")]
    [InlineData("`touch p`")]
    [InlineData("Zodiac (2007)\ntouch p")]
    [InlineData("a\\\"; touch p #")]
    public async Task The_call_to_try_runs_nothing_that_a_title_says(string title)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh.");
        using var folder = new TemporaryFolder();
        ModelFile.Write(folder["a.model"], TestModels.With(TestModels.Random(rows: 3, seed: 1), movie => movie.Id == 30 ? movie with { Title = title } : movie));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = FrontendCommandLine.RunAsync(["--model", folder["a.model"], "--urls", $"http://127.0.0.1:{FreePorts.Next()}"], _output, _error, stop.Token);
        while (!run.IsCompleted && !_output.ToString().Contains("Ctrl+C", StringComparison.Ordinal)) await Task.Delay(20, stop.Token);
        await stop.CancelAsync();
        Assert.Equal(0, await run);

        var printed = _output.ToString();
        var call = printed[printed.IndexOf("curl", StringComparison.Ordinal)..printed.IndexOf("Press", StringComparison.Ordinal)].Trim();
        var start = new ProcessStartInfo("sh", ["-c", $"echo {call}"]) { WorkingDirectory = Path.GetDirectoryName(folder["p"]), RedirectStandardOutput = true };
        using var shell = Process.Start(start)!;
        var said = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith("-d movie_id=30", said.Trim(), StringComparison.Ordinal);
        Assert.False(File.Exists(folder["p"]));
    }

    [Theory]
    [InlineData("There is no model file", "--model", "nowhere.model")]
    [InlineData("is not a MovieSimilarity model", "--model", "README.md")]
    [InlineData("--partitions takes a whole number", "--partitions", "0")]
    [InlineData("--partitions takes a whole number", "--partitions", "x")]
    [InlineData("--urls takes addresses", "--urls", "localhost")]
    [InlineData("--urls takes addresses", "--urls", "http://localhost:99999")]
    [InlineData("--urls takes addresses", "--urls", "http://256.1.1.1:5001")]
    [InlineData("--urls takes addresses", "--urls", "http://localhost:5001/sub")]
    [InlineData("--urls takes addresses", "--urls", "http://unix:/tmp/socket")]
    [InlineData("--http2-urls takes addresses", "--http2-urls", "localhost")]
    [InlineData("--http2-urls takes addresses", "--http2-urls", "https://localhost:5002")]
    [InlineData("--urls and --http2-urls name the same port, 5001; each needs its own.", "--urls", "http://localhost:5001", "--http2-urls", "http://127.0.0.1:5001")]
    [InlineData("--result-cache takes a whole number from 0 to 1000000", "--result-cache", "-1")]
    [InlineData("The service cannot start", "--urls", "http://localhost:0")]
    [InlineData("The service cannot start", "--urls", "http://192.0.2.1:5001")]
    [InlineData("--replicas takes a whole number", "--replicas", "9")]
    [InlineData("--cluster takes localhost", "--cluster", "elsewhere")]
    [InlineData("--model is for one process", "--cluster", "localhost")]
    [InlineData("The publish token cannot be read", "--publish-token-file", "nowhere/token")]
    [InlineData("'--modle'", "--modle", "x")]
    public async Task What_cannot_work_is_said_in_a_sentence(string sentence, params string[] arguments)
    {
        var readme = Path.Combine(TestData.Repository, "README.md");
        string[] actual = [.. arguments.Select(argument => argument == "README.md" ? readme : argument)];
        if (!actual.Contains("--model")) actual = [.. actual, "--model", Path.Combine(TestData.Sample, "sample.model")];
        Assert.Equal(1, await FrontendCommandLine.RunAsync(actual, _output, _error, TestContext.Current.CancellationToken));
        Assert.Contains(sentence, _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        Assert.Equal(1, await FrontendCommandLine.RunAsync(
            ["--cluster", "elsewhere", "--urls", "nowhere", "--publish-token-file", "nowhere/token"], _output, _error, TestContext.Current.CancellationToken));
        Assert.Equal(3, _error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_taken_port_is_named_with_the_way_out()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        Assert.Equal(1, await FrontendCommandLine.RunAsync(
            ["--model", Path.Combine(TestData.Sample, "sample.model"), "--urls", $"http://127.0.0.1:{port}"], _output, _error, TestContext.Current.CancellationToken));
        Assert.Contains($"{port}", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("--urls", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_while_it_starts_it_stops_without_a_complaint()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        Assert.Equal(0, await FrontendCommandLine.RunAsync(
            ["--model", Path.Combine(TestData.Sample, "sample.model"), "--urls", "http://127.0.0.1:0"], _output, _error, stop.Token));
        Assert.Empty(_error.ToString());
    }
}
