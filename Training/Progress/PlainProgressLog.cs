using System.Diagnostics;

namespace MovieSimilarity.Training.Progress;

/// <summary>Writes a line for each stage that is complete: name, seconds, outcome. For pipes and files.</summary>
public sealed class PlainProgressLog(TextWriter output) : IProgressLog
{
    /// <inheritdoc/>
    public void Info(string message) => output.WriteLine(message);

    /// <inheritdoc/>
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

        public void Complete(string outcome) => output.WriteLine(StageLine.Of(name, Stopwatch.GetElapsedTime(_start), outcome));

        public void Dispose()
        {
        }
    }
}
