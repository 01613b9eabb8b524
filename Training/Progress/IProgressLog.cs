namespace MovieSimilarity.Training.Progress;

/// <summary>Receives the progress of a long computation, stage by stage; one stage at a time.</summary>
public interface IProgressLog
{
    /// <summary>Reports a fact that is not the progress of a stage.</summary>
    void Info(string message);

    /// <summary>Starts a stage. Disposing of it before it is complete reports that it failed or was cancelled.</summary>
    /// <param name="name">What is done, in a few words.</param>
    /// <param name="unit">What its progress counts.</param>
    IStage Begin(string name, ProgressUnit unit = ProgressUnit.Steps);
}

/// <summary>A stage under way. Any thread may report; reports are cheap enough for every few milliseconds.</summary>
public interface IStage : IDisposable
{
    /// <summary>How much there is to do, as soon as it is known; without it the end stays open.</summary>
    /// <param name="total">The total in the stage's unit, 1 or more.</param>
    void Expect(long total);

    /// <summary>How much is done by now.</summary>
    /// <param name="done">The sum so far in the stage's unit, not the difference to the last report.</param>
    void Report(long done);

    /// <summary>Ends the stage well.</summary>
    /// <param name="outcome">What came out, on one line.</param>
    void Complete(string outcome);
}

/// <summary>What a stage's progress counts.</summary>
public enum ProgressUnit
{
    /// <summary>Steps of about equal length, not worth a rate.</summary>
    Steps,

    /// <summary>Bytes read, written or sent.</summary>
    Bytes,

    /// <summary>Rows written.</summary>
    Rows,

    /// <summary>Films whose neighbours were found.</summary>
    Films,
}

/// <summary>Runs whole stages.</summary>
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
