using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>A Redis with an append-only file, as a cluster should have.</summary>
internal static class RedisServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>The program, on the path.</summary>
    public const string Program = "redis-server";

    /// <summary>The arguments of one that keeps an append-only file.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="folder">Where its file is.</param>
    public static string[] Arguments(IPAddress address, int port, string folder) =>
    [
        "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", $"{address}", "--protected-mode", "no", "--dir", folder, "--appendonly", "yes", "--save", "",
    ];

    /// <summary>Starts one with a folder of its own.</summary>
    /// <param name="sandbox">Where it runs.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Its address, as <c>--cluster</c> takes it.</returns>
    public static async Task<string> StartAsync(Sandbox sandbox, string name, IPAddress address, CancellationToken cancellationToken)
    {
        var port = FreePorts.Next();
        var folder = Directory.CreateDirectory(Path.Combine(sandbox.Folder, name)).FullName;
        var child = sandbox.Start(name, Program, Arguments(address, port, folder));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (!await AnswersAsync(address, port, cancellationToken))
        {
            if (patience.IsCancellationRequested) throw new BenchmarkException($"Redis does not start: {child.Output}");
            await Task.Delay(PollInterval, cancellationToken);
        }
        return $"redis://{address}:{port}";
    }

    private static async Task<bool> AnswersAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
