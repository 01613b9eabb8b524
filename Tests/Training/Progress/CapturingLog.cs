using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Tests.Training.Progress;

/// <summary>A progress log that keeps what it hears.</summary>
internal sealed class CapturingLog : IProgressLog
{
    public List<string> Facts { get; } = [];

    /// <summary>The complete stages, as "name: outcome".</summary>
    public List<string> Stages { get; } = [];

    /// <summary>What was reported, as (stage, done, total); the total is null as long as it is not known.</summary>
    public List<(string Stage, long Done, long? Total)> Reports { get; } = [];

    public void Info(string message) => Facts.Add(message);

    public IStage Begin(string name, ProgressUnit unit = ProgressUnit.Steps) => new Stage(this, name);

    private sealed class Stage(CapturingLog log, string name) : IStage
    {
        private long? _total;

        public void Expect(long total) => _total = total;

        public void Report(long done)
        {
            lock (log.Reports) log.Reports.Add((name, done, _total));
        }

        public void Complete(string outcome) => log.Stages.Add($"{name}: {outcome}");

        public void Dispose()
        {
        }
    }
}
