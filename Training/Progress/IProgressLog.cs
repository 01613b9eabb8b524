namespace MovieSimilarity.Training.Progress;

/// <summary>Hears what a long run reads and does, stage by stage; one stage at a time.</summary>
public interface IProgressLog
{
    /// <summary>A fact worth a line.</summary>
    void Info(string message);

    /// <summary>Begins a stage. Disposing of it before it is complete tells that it failed or was cancelled.</summary>
    /// <param name="name">What is done, in a few words.</param>
    /// <param name="unit">What its progress counts.</param>
    IStage Begin(string name, ProgressUnit unit = ProgressUnit.Steps);
}
