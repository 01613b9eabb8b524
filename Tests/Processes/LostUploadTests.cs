using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Tests.Similarity.Models;

namespace MovieSimilarity.Tests.Processes;

/// <summary>A frontend that is killed while a model is being uploaded.</summary>
public sealed class LostUploadTests
{
    private const string Token = "0123456789-abcdef";

    /// <summary>More than the operating system takes for a process that does not read.</summary>
    private const int Bytes = 32 << 20;

    [Fact]
    public async Task Nothing_of_the_model_stays_on_disk()
    {
        using var folder = new TemporaryFolder();
        var port = FreePorts.Next();
        using var service = ServiceProcess.Frontend(
            ["--urls", $"http://127.0.0.1:{port}"],
            ("MOVIESIMILARITY_PUBLISH_TOKEN", Token), (OperatingSystem.IsWindows() ? "TMP" : "TMPDIR", Path.GetDirectoryName(folder["x"])!));
        while (!service.Output.Contains("Ctrl+C", StringComparison.Ordinal))
        {
            Assert.False(service.HasExited, service.Output);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"PUT /models/abc HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {Token}\r\nContent-Length: {2 * Bytes}\r\n\r\n");
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        // Sent means read, and what was read is on its way to disk.
        await connection.GetStream().WriteAsync(new byte[Bytes], TestContext.Current.CancellationToken);
        service.Kill();
        // The runtime's own, which a killed process leaves as well, are for debuggers.
        Assert.DoesNotContain(folder.Names, name => name.EndsWith(".model", StringComparison.Ordinal) || new FileInfo(folder[name]) is { Exists: true, Length: > 0 });
    }
}
