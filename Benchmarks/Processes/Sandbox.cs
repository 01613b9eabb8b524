using System.Collections.Concurrent;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>Holds everything that a benchmark starts and writes: processes, which end with it, and a temporary folder.</summary>
internal sealed class Sandbox : IDisposable
{
    private readonly ConcurrentBag<ChildProcess> _children = [];
    private readonly IReadOnlyDictionary<string, string> _environment;

    private bool _isKept;

    /// <summary>A sandbox for a test.</summary>
    /// <param name="environment">Variables that all processes get besides this process's own.</param>
    public Sandbox(IReadOnlyDictionary<string, string> environment)
    {
        _environment = environment;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("movie-similarity-bench-").FullName;

    /// <summary>Gives a benchmark a temporary folder. If the benchmark fails, the folder stays, so that its logs can be read.</summary>
    /// <param name="benchmark">Returns whether all was well.</param>
    /// <param name="output">Receives the path of the folder.</param>
    /// <returns>The exit code: 0 where all was well, 1 where not.</returns>
    public static async Task<int> RunAsync(Func<Sandbox, Task<bool>> benchmark, TextWriter output)
    {
        Programs.RequireRelease();
        using var sandbox = new Sandbox(new Dictionary<string, string>());
        await output.WriteLineAsync($"logs in {sandbox.Folder}");
        try
        {
            sandbox._isKept = !await benchmark(sandbox);
            return sandbox._isKept ? 1 : 0;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            sandbox._isKept = true;
            throw;
        }
    }

    /// <summary>Starts a process.</summary>
    /// <param name="name">What to call its log.</param>
    /// <param name="program">A program on the path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set besides the sandbox's.</param>
    public ChildProcess Start(
        string name, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var child = new ChildProcess(
            program, arguments, (environment ?? new Dictionary<string, string>()).Concat(_environment).ToDictionary(), Path.Combine(Folder, $"{name}.log"));
        _children.Add(child);
        return child;
    }

    /// <summary>Starts a program of this repository.</summary>
    /// <param name="name">What to call its log.</param>
    /// <param name="room">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set besides the sandbox's.</param>
    /// <param name="machine">Where it runs; null for this machine.</param>
    public ChildProcess StartRoom(
        string name, string room, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, VirtualMachine? machine = null)
    {
        string[] command = ["dotnet", Programs.Find(room), .. arguments];
        return machine is null
            ? Start(name, command[0], command[1..], environment)
            : Start(name, "ip", ["netns", "exec", machine.Namespace, .. command], environment);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        while (_children.TryTake(out var child)) child.Dispose();
        if (!_isKept) Directory.Delete(Folder, recursive: true);
    }

    private void OnExit(object? sender, EventArgs e) => Dispose();
}
