using System.Collections.Concurrent;
using System.Diagnostics;

namespace MovieSimilarity.Tests.Processes;

/// <summary>A program as operators run it: a process of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];

    public ServiceProcess(string program, string[] arguments, params (string Variable, string Value)[] environment)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        // As in Tests.csproj: the process does not live long enough for it.
        _process.StartInfo.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (variable, value) in environment) _process.StartInfo.Environment[variable] = value;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => string.Join(Environment.NewLine, _output);

    public bool HasEnded => _process.HasExited;

    public static ServiceProcess Silo(params string[] arguments) => new("dotnet", [Built("Silo"), .. arguments]);

    public static ServiceProcess Frontend(params string[] arguments) => new("dotnet", [Built("WebFrontend"), .. arguments]);

    public static ServiceProcess Frontend(string[] arguments, params (string Variable, string Value)[] environment) =>
        new("dotnet", [Built("WebFrontend"), .. arguments], environment);

    /// <summary>Sends SIGTERM, and waits.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> TerminateAsync()
    {
        Signal("TERM");
        return WaitAsync();
    }

    /// <summary>Sends a signal, such as STOP.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Sends SIGKILL, which no process survives or notices, and waits.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Built(string project) => Path.Combine(AppContext.BaseDirectory, $"MovieSimilarity.{project}.dll");
}
