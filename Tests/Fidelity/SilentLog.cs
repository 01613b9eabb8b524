using MovieSimilarity.Trainer.Training;

namespace MovieSimilarity.Tests.Fidelity;

/// <summary>A training log that nobody reads.</summary>
internal sealed class SilentLog : ITrainingLog
{
    public void Info(string message)
    {
    }

    public T Stage<T>(string name, Func<T> work, Func<T, string> describe) => work();
}
