using System.Diagnostics;
using MovieSimilarity.Printing;
using MovieSimilarity.Training.Progress;
using Spectre.Console;

namespace MovieSimilarity.Trainer.Console;

/// <summary>
/// A bar for the stage under way, and the line of <see cref="PlainProgressLog"/> once it is complete. For a person at a terminal.
/// </summary>
internal sealed class LiveProgressLog(IAnsiConsole console) : IProgressLog
{
    public void Info(string message) => console.WriteLine(PrintableText.Lines(message));

    public IStage Begin(string name, ProgressUnit unit = ProgressUnit.Steps) => new LiveStage(console, name, unit);
}

/// <summary>A stage as a bar that is gone when the stage ends.</summary>
internal sealed class LiveStage : IStage
{
    // The eye sees no more, and the rate is computed from the reports kept.
    private const long MillisecondsBetweenReports = 50;

    private readonly IAnsiConsole _console;
    private readonly string _name;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ProgressTask> _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _display;
    private readonly ProgressTask _bar;
    private long _reported = -MillisecondsBetweenReports;

    public LiveStage(IAnsiConsole console, string name, ProgressUnit unit)
    {
        (_console, _name) = (console, name);
        _display = Task.Run(() => console.Progress().AutoClear(true).Columns(StageColumns.For(unit)).StartAsync(ShowAsync));
        // Should there be no display, waiting for it tells why.
        if (Task.WhenAny(_shown.Task, _display).GetAwaiter().GetResult() == _display) _display.GetAwaiter().GetResult();
        _bar = _shown.Task.GetAwaiter().GetResult();
    }

    public void Expect(long total)
    {
        _bar.MaxValue = total;
        _bar.IsIndeterminate = false;
    }

    public void Report(long done)
    {
        var now = (long)Stopwatch.GetElapsedTime(_start).TotalMilliseconds;
        var last = Interlocked.Read(ref _reported);
        if (now - last < MillisecondsBetweenReports) return;
        if (Interlocked.CompareExchange(ref _reported, now, last) == last) _bar.Value = done;
    }

    public void Complete(string outcome)
    {
        var line = PlainProgressLog.Line(_name, Stopwatch.GetElapsedTime(_start), outcome);
        Dispose();
        // Past the console, which would break long lines.
        _console.Profile.Out.Writer.WriteLine(PrintableText.Lines(line));
    }

    public void Dispose()
    {
        _end.TrySetResult();
        _display.GetAwaiter().GetResult();
    }

    private Task ShowAsync(ProgressContext context)
    {
        var bar = context.AddTask(Markup.Escape(PrintableText.Line(_name)));
        bar.IsIndeterminate = true;
        _shown.SetResult(bar);
        return _end.Task;
    }
}

/// <summary>Decides whether live progress can be shown.</summary>
internal static class Terminal
{
    /// <summary>Whether a writer is the console, that is a terminal, and it can move its cursor.</summary>
    public static bool Shows(TextWriter output) =>
        ReferenceEquals(output is PrintableWriter printable ? printable.Inner : output, System.Console.Out) && !System.Console.IsOutputRedirected
        && AnsiConsole.Profile.Capabilities is { Interactive: true, Ansi: true };
}
