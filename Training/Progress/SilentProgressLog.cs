namespace MovieSimilarity.Training.Progress;

/// <summary>Discards all progress.</summary>
public sealed class SilentProgressLog : IProgressLog
{
    /// <inheritdoc/>
    public void Info(string message)
    {
    }

    /// <inheritdoc/>
    public IStage Begin(string name, ProgressUnit unit = ProgressUnit.Steps) => new Stage();

    private sealed class Stage : IStage
    {
        public void Expect(long total)
        {
        }

        public void Report(long done)
        {
        }

        public void Complete(string outcome)
        {
        }

        public void Dispose()
        {
        }
    }
}
