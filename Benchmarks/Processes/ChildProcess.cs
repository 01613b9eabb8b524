using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>A process that this one started, and what it prints.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly StreamWriter? _log;

    /// <summary>Starts it.</summary>
    /// <param name="program">A program on the path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set besides this process's own.</param>
    /// <param name="logFile">A file to which its output is appended; null for none.</param>
    /// <exception cref="BenchmarkException">There is no such program.</exception>
    public ChildProcess(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string? logFile = null)
    {
        _log = logFile is null ? null : new StreamWriter(logFile, append: true) { AutoFlush = true };
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
            _log?.Dispose();
            throw new BenchmarkException($"'{program}' cannot be started; is it installed? {e.Message}");
        }
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it has printed so far, on either stream, line by line.</summary>
    public string[] Lines => [.. _lines];

    /// <summary>The same as one text.</summary>
    public string Output => string.Join(Environment.NewLine, _lines);

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
        _log?.Dispose();
    }

    private void Log(string? line)
    {
        if (line is null) return;
        _lines.Enqueue(line);
        if (_log is null) return;
        lock (_log) _log.WriteLine(line);
    }
}
