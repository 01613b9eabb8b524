using System.Diagnostics;
using System.Text.Json;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Training;

/// <summary>One run of <c>trainer train</c>.</summary>
/// <param name="Path">The model file.</param>
/// <param name="Elapsed">From the start of the process to its end.</param>
/// <param name="Log">The run's log, as it lies beside the model.</param>
internal sealed record TrainedModel(string Path, TimeSpan Elapsed, TrainingLogFigures Log)
{
    private const string DecompositionStage = "collaborative SVD";

    /// <summary>The collaborative decomposition alone.</summary>
    public TimeSpan Decomposition => Log.Stages.FirstOrDefault(stage => stage.Name == DecompositionStage)?.Elapsed
        ?? throw new BenchmarkException($"The log of the training names no stage '{DecompositionStage}'.");

    /// <summary>Reading the ratings.</summary>
    public StageFigures Reading => Log.Stages.FirstOrDefault(IsRatings)
        ?? throw new BenchmarkException("The log of the training names no stage that reads ratings.");

    /// <summary>Trains with the program's defaults.</summary>
    /// <param name="sandbox">Where the model goes.</param>
    /// <param name="data">The data set's folder.</param>
    /// <param name="name">What to call the run.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async Task<TrainedModel> TrainAsync(Sandbox sandbox, string data, string name, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(sandbox.Folder, $"{name}.model");
        var watch = Stopwatch.StartNew();
        var training = sandbox.StartRoom(name, "Trainer", ["train", "--data", data, "--output", path]);
        var exitCode = await training.WaitAsync(cancellationToken);
        var elapsed = watch.Elapsed;
        if (exitCode != 0)
            throw new BenchmarkException($"No model could be trained: {training.Output}");
        await using var log = File.OpenRead(System.IO.Path.ChangeExtension(path, ".training.json"));
        var figures = await JsonSerializer.DeserializeAsync(log, TrainingJsonContext.Default.TrainingLogFigures, cancellationToken);
        return new TrainedModel(path, elapsed, figures!);
    }

    /// <summary>What the model says of its data and numbers.</summary>
    public Provenance ReadProvenance() => ModelFile.Read(Path).Provenance;

    private static bool IsRatings(StageFigures stage) =>
        stage.Name.StartsWith("read", StringComparison.Ordinal) && stage.Name.Contains("ratings", StringComparison.Ordinal);
}
