using MovieSimilarity.Trainer.Training;

namespace MovieSimilarity.Tests.Trainer.Training;

/// <summary>A training log that keeps what it hears.</summary>
internal sealed class CapturingLog : ITrainingLog
{
    public List<string> Facts { get; } = [];

    public List<string> Stages { get; } = [];

    public void Info(string message) => Facts.Add(message);

    public T Stage<T>(string name, Func<T> work, Func<T, string> describe)
    {
        var result = work();
        Stages.Add($"{name}: {describe(result)}");
        return result;
    }
}
