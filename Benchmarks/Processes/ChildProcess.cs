using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>A process that this one started; what it prints goes into a file.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly StreamWriter _log;

    /// <exception cref="BenchmarkException">There is no such program.</exception>
    public ChildProcess(string program, IEnumerable<string> arguments, string logFile, IReadOnlyDictionary<string, string> environment)
    {
        LogFile = logFile;
        _log = new StreamWriter(logFile, append: true) { AutoFlush = true };
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Log(line.Data);
        _process.ErrorDataReceived += (_, line) => Log(line.Data);
        try
        {
            _process.Start();
        }
        catch (Win32Exception e)
        {
            _log.Dispose();
            throw new BenchmarkException($"'{program}' cannot be started; is it installed? {e.Message}");
        }
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where its output is.</summary>
    public string LogFile { get; }

    /// <summary>Ends the process at once, without a chance to tell anybody: SIGKILL.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
        _process.WaitForExit();
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Sends a signal, such as STOP.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Kills it where it still runs, and whatever it started.</summary>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _log.Dispose();
    }

    private void Log(string? line)
    {
        if (line is null) return;
        lock (_log) _log.WriteLine(line);
    }
}
