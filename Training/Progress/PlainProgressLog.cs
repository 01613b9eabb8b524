using System.Diagnostics;
using System.Globalization;

namespace MovieSimilarity.Training.Progress;

/// <summary>Writes a line for each stage that is complete: name, seconds, outcome. For pipes and files.</summary>
public sealed class PlainProgressLog(TextWriter output) : IProgressLog
{
    /// <inheritdoc/>
    public void Info(string message) => output.WriteLine(message);

    /// <inheritdoc/>
    public IStage Begin(string name, ProgressUnit unit = ProgressUnit.Steps) => new Stage(output, name);

    /// <summary>The line of a complete stage: name, seconds and outcome, in columns.</summary>
    public static string Line(string name, TimeSpan elapsed, string outcome) =>
        string.Create(CultureInfo.InvariantCulture, $"{name,-24}{elapsed.TotalSeconds,8:F2} s   {outcome}");

    private sealed class Stage(TextWriter output, string name) : IStage
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        public void Expect(long total)
        {
        }

        public void Report(long done)
        {
        }

        public void Complete(string outcome) => output.WriteLine(Line(name, Stopwatch.GetElapsedTime(_start), outcome));

        public void Dispose()
        {
        }
    }
}
