using System.Diagnostics;
using System.Globalization;

namespace MovieSimilarity.Trainer.Progress;

/// <summary>Writes a line for each stage that is complete: name, seconds, outcome.</summary>
internal sealed class PlainProgressLog(TextWriter output) : IProgressLog
{
    public void Info(string message) => output.WriteLine(message);

    public IStage Begin(string name, ProgressUnit unit = ProgressUnit.Steps) => new Stage(output, name);

    private sealed class Stage(TextWriter output, string name) : IStage
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        public void Expect(long total)
        {
        }

        public void Report(long done)
        {
        }

        public void Complete(string outcome)
        {
            var seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24}{seconds,8:F2} s   {outcome}"));
        }

        public void Dispose()
        {
        }
    }
}
