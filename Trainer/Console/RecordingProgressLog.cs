using System.Diagnostics;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Console;

/// <summary>Passes everything on to another log and keeps how long each complete stage took.</summary>
internal sealed class RecordingProgressLog(IProgressLog inner) : IProgressLog
{
    private readonly List<StageTiming> _stages = [];
    private long? _start;
    private double _end;

    public IReadOnlyList<StageTiming> Stages => _stages;

    /// <summary>From the beginning of the first stage to the end of the last complete one.</summary>
    public double TotalSeconds => _end;

    public void Info(string message) => inner.Info(message);

    public IStage Begin(string name, ProgressUnit unit = ProgressUnit.Steps)
    {
        _start ??= Stopwatch.GetTimestamp();
        return new Stage(this, name, inner.Begin(name, unit));
    }

    private void Add(StageTiming stage)
    {
        _stages.Add(stage);
        _end = Round(Stopwatch.GetElapsedTime(_start!.Value).TotalSeconds);
    }

    private static double Round(double seconds) => Math.Round(seconds, 3);

    private sealed class Stage(RecordingProgressLog log, string name, IStage inner) : IStage
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        public void Expect(long total) => inner.Expect(total);

        public void Report(long done) => inner.Report(done);

        public void Complete(string outcome)
        {
            log.Add(new StageTiming(name, Round(Stopwatch.GetElapsedTime(_start).TotalSeconds), outcome));
            inner.Complete(outcome);
        }

        public void Dispose() => inner.Dispose();
    }
}
