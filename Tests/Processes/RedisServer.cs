using MovieSimilarity.Tests.Silo;

namespace MovieSimilarity.Tests.Processes;

/// <summary>A real Redis with an append-only file in a folder of its own.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    /// <summary>Why a test that needs it was skipped.</summary>
    public const string NotInstalled = "redis-server is not on the path";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("movie-similarity-redis-");
    private readonly int _port = FreePorts.One();
    private ServiceProcess? _process;

    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "redis-server")) || File.Exists(Path.Combine(folder, "redis-server.exe")));

    public string Address => $"redis://127.0.0.1:{_port}";

    public void Start() => _process = new ServiceProcess(
        "redis-server", "--port", $"{_port}", "--bind", "127.0.0.1", "--dir", _folder.FullName, "--save", "", "--appendonly", "yes");

    /// <summary>Starts it without anything that it held.</summary>
    public void StartEmpty()
    {
        foreach (var folder in _folder.GetDirectories()) folder.Delete(recursive: true);
        Start();
    }

    public Task KillAsync() => _process!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
