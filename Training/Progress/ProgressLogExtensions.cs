namespace MovieSimilarity.Training.Progress;

/// <summary>The short way with a stage.</summary>
public static class ProgressLogExtensions
{
    /// <summary>Runs a stage that has nothing to report until it ends.</summary>
    public static T Stage<T>(this IProgressLog log, string name, Func<T> work, Func<T, string> describe) =>
        log.Stage(name, _ => work(), describe);

    /// <summary>Runs a stage that reports its progress.</summary>
    public static T Stage<T>(
        this IProgressLog log, string name, Func<IStage, T> work, Func<T, string> describe, ProgressUnit unit = ProgressUnit.Steps)
    {
        using var stage = log.Begin(name, unit);
        var result = work(stage);
        stage.Complete(describe(result));
        return result;
    }
}
