namespace MovieSimilarity.Trainer.Training;

/// <summary>Hears what a training run reads and does.</summary>
public interface ITrainingLog
{
    /// <summary>A fact worth a line.</summary>
    void Info(string message);

    /// <summary>Runs a stage and reports its name, time and outcome.</summary>
    T Stage<T>(string name, Func<T> work, Func<T, string> describe);
}
