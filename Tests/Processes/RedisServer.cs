using System.Globalization;
using System.Net;
using MovieSimilarity.Benchmarks.Processes;
using StackExchange.Redis;
using Server = MovieSimilarity.Benchmarks.Processes.RedisServer;

namespace MovieSimilarity.Tests.Processes;

/// <summary>A real Redis with a folder of its own, and what tests change and look into.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    /// <summary>Why a test that needs it was skipped.</summary>
    public const string NotInstalled = "redis-server is not on the path";

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

    public void Kill() => _process!.Kill();

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        _process?.Dispose();
        _folder.Delete(recursive: true);
    }
}
