using MovieSimilarity.Benchmarks.Processes;
using System.Net;
using System.Net.Sockets;
using MovieSimilarity.Tests.Similarity.Models;
using MovieSimilarity.WebFrontend.Startup;

namespace MovieSimilarity.Tests.Processes;

/// <summary>Programs that cannot start print one line and end with exit code 1, whatever has started already.</summary>
public sealed class StartRefusalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_taken_port_is_one_line()
    {
        using var holder = Hold();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        using var frontend = ServiceProcess.Frontend("--urls", $"http://127.0.0.1:{port}");
        await AssertEndsWithAsync(
            frontend,
            $"The service cannot start: Failed to bind to address http://127.0.0.1:{port}: address already in use. "
            + "Choose another address with --urls, for example --urls http://localhost:5001.");
    }

    [Fact]
    public async Task An_https_address_without_a_certificate_is_one_line()
    {
        // No developer certificate is found under another home.
        using var frontend = ServiceProcess.Frontend(["--urls", $"https://127.0.0.1:{FreePorts.Next()}"], ("HOME", _folder["home"]));
        await AssertEndsWithAsync(
            frontend,
            "The service cannot start: An https address needs a certificate. Name one by the environment variables "
            + "ASPNETCORE_Kestrel__Certificates__Default__Path and ASPNETCORE_Kestrel__Certificates__Default__Password, or use an http address "
            + "behind a proxy that does TLS.");
    }

    [Fact]
    public async Task A_taken_health_port_of_a_silo_is_one_line()
    {
        using var holder = Hold();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        var cluster = FreeClusters.Next();
        using var silo = ServiceProcess.Silo("--cluster", $"{cluster}", "--health-urls", $"http://127.0.0.1:{port}");
        await AssertEndsWithAsync(
            silo,
            $"The silo cannot start at 127.0.0.1, ports {cluster.PrimaryPort} and {cluster.FirstGatewayPort}: "
            + $"Failed to bind to address http://127.0.0.1:{port}: address already in use.");
    }

    [Theory]
    [InlineData(0, "is empty.")]
    [InlineData(20, "is truncated inside its header.")]
    [InlineData(1000, "is truncated or padded: it has 1,000 bytes and its header states ")]
    public async Task A_model_file_that_is_cut_off_is_one_line(int length, string reason)
    {
        var file = _folder["cut.model"];
        await File.WriteAllBytesAsync(
            file, (await File.ReadAllBytesAsync(Path.Combine(TestData.Sample, "sample.model"), TestContext.Current.CancellationToken))[..length],
            TestContext.Current.CancellationToken);
        using var frontend = ServiceProcess.Frontend("--model", file, "--urls", "http://127.0.0.1:0");
        await AssertEndsWithAsync(frontend, $"The model file '{file}' {reason}");
    }

    [Fact]
    public async Task A_folder_in_place_of_a_model_is_one_line()
    {
        var folder = Directory.CreateDirectory(_folder["folder"]).FullName;
        using var frontend = ServiceProcess.Frontend("--model", folder, "--urls", "http://127.0.0.1:0");
        await AssertEndsWithAsync(frontend, $"The model file '{folder}' is a folder.");
    }

    [Fact]
    public async Task A_pipe_in_place_of_a_model_is_one_line()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no mkfifo.");
        var pipe = MakePipe();
        using var frontend = ServiceProcess.Frontend("--model", pipe, "--urls", "http://127.0.0.1:0");
        // Opening it returns once the frontend reads.
        await using var writer = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write), TestContext.Current.CancellationToken);
        await AssertEndsWithAsync(frontend, $"The model file '{pipe}' is a pipe or a device; a model is read from a regular file.");
    }

    [Fact]
    public async Task A_frontend_that_waits_for_a_pipe_can_be_stopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no mkfifo.");
        var pipe = MakePipe();
        using var stop = new CancellationTokenSource();
        using var output = new StringWriter();
        var run = FrontendCommandLine.RunAsync(
            ["--model", pipe, "--urls", "http://127.0.0.1:0"], output, output, stop.Token);
        await stop.CancelAsync();
        Assert.Equal(0, await run);
        Assert.Empty(output.ToString());
        // Nothing keeps the reader, which waits for a writer, after the test.
        await using var writer = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite), TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();

    private string MakePipe()
    {
        var pipe = _folder["pipe"];
        using var made = System.Diagnostics.Process.Start("mkfifo", [pipe]);
        made.WaitForExit();
        return pipe;
    }

    private static TcpListener Hold()
    {
        var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        return holder;
    }

    private static async Task AssertEndsWithAsync(ChildProcess process, string start)
    {
        Assert.Equal(1, await process.WaitAsync(TestContext.Current.CancellationToken));
        var line = Assert.Single(process.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith(start, line, StringComparison.Ordinal);
    }
}
