using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MovieSimilarity.Benchmarks.Processes;
using StackExchange.Redis;
using Server = MovieSimilarity.Benchmarks.Processes.RedisServer;

namespace MovieSimilarity.Tests.Processes;

/// <summary>A real Redis with a folder of its own, and what tests change and look into.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    /// <summary>Why a test that needs it was skipped.</summary>
    public const string NotInstalled = "redis-server is not on the path";

    // While Redis loads, it answers after each key, since a key is longer than the interval of bytes after which it answers.
    private const int LoadedKeys = 600;
    private const int LoadedBytes = 3000;

    /// <summary>Microseconds for each key: ten minutes for all of them, longer than any test takes.</summary>
    private const string LoadDelay = "1000000";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("movie-similarity-redis-");
    private readonly int _port = FreePorts.Next();
    private ChildProcess? _process;
    private ConnectionMultiplexer? _connection;

    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "redis-server")) || File.Exists(Path.Combine(folder, "redis-server.exe")));

    public string Address => $"redis://127.0.0.1:{_port}";

    /// <param name="settings">Further settings, such as <c>--maxmemory 24mb</c>, a word each.</param>
    public void Start(params string[] settings) => _process = new ChildProcess(
        Server.Program, [.. Server.Arguments(IPAddress.Loopback, _port, _folder.FullName), .. settings], new Dictionary<string, string>());

    /// <summary>The keys that contain a text.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(string part)
    {
        var keys = new List<string>();
        await foreach (var key in (await ServerAsync()).KeysAsync(pattern: $"*{part}*", pageSize: 1000)) keys.Add(key.ToString());
        return keys;
    }

    /// <summary>Bytes in use.</summary>
    public async Task<long> UsedMemoryAsync()
    {
        var memory = (await (await ServerAsync()).InfoAsync("memory")).Single().ToDictionary();
        return long.Parse(memory["used_memory"], CultureInfo.InvariantCulture);
    }

    /// <summary>Changes the limit of a running server.</summary>
    public async Task LimitMemoryAsync(long bytes) => await (await ServerAsync()).ConfigSetAsync("maxmemory", bytes);

    /// <summary>Waits until it answers, if only with an error.</summary>
    public async Task UntilAnswersAsync()
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", _port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                Assert.False(_process!.HasExited, _process.Output);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>Removes its folder, so that it cannot save, and waits until it refuses commands for that.</summary>
    public async Task LoseFolderAsync()
    {
        _folder.Delete(recursive: true);
        _folder.Create();
        await SendAsync("BGSAVE");
        while (!(await SendAsync("PING")).StartsWith("-MISCONF", StringComparison.Ordinal))
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    /// <summary>Starts it again with data that it loads only once <see cref="LoadAsync"/> is called.</summary>
    public async Task RestartLoadingAsync()
    {
        var database = (await ServerAsync()).Multiplexer.GetDatabase();
        var random = new Random(Seed: 1);
        for (var i = 0; i < LoadedKeys; i++)
        {
            // Redis compresses what it can, and then would read the file in one go.
            var value = new byte[LoadedBytes];
            random.NextBytes(value);
            await database.StringSetAsync($"key{i}", value);
        }
        await database.ExecuteAsync("SAVE");
        Kill();
        // The snapshot is loaded if there is no append-only file.
        Start("--appendonly", "no", "--key-load-delay", LoadDelay, "--loading-process-events-interval-bytes", "1024");
        await UntilAnswersAsync();
    }

    /// <summary>Lets a server that loads its data load the rest at once.</summary>
    public Task LoadAsync() => SendAsync("CONFIG SET key-load-delay 0");

    /// <summary>Sends a command on a connection of its own, and reads the first line of the reply.</summary>
    private async Task<string> SendAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{command}\r\n"), TestContext.Current.CancellationToken);
        using var replies = new StreamReader(client.GetStream());
        return await replies.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
    }

    private async Task<IServer> ServerAsync()
    {
        _connection ??= await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions
        {
            EndPoints = { { "127.0.0.1", _port } }, AllowAdmin = true, AbortOnConnectFail = false,
        });
        return _connection.GetServers()[0];
    }

    /// <summary>Starts it without anything that it held.</summary>
    public void StartEmpty()
    {
        foreach (var folder in _folder.GetDirectories()) folder.Delete(recursive: true);
        Start();
    }

    /// <summary>Kills it. The next question to it has a new connection, which need not wait until the old one is tried again.</summary>
    public void Kill()
    {
        _connection?.Dispose();
        _connection = null;
        _process!.Kill();
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        _process?.Dispose();
        _folder.Delete(recursive: true);
    }
}
