using MovieSimilarity.Benchmarks.Answers;
using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Benchmarks.Commands;

/// <summary>The models that a benchmark uses.</summary>
internal static class ModelFiles
{
    private static readonly string SampleFolder = Path.Combine(Programs.Repository, "data", "sample");

    /// <summary>The bundled sample's model.</summary>
    public static string Sample => Path.Combine(SampleFolder, "sample.model");

    /// <summary>Trains another one on the sample.</summary>
    /// <returns>Its file.</returns>
    public static async Task<string> TrainOtherAsync(Sandbox sandbox, CancellationToken cancellationToken)
    {
        var path = Path.Combine(sandbox.Folder, "other.model");
        var training = sandbox.StartRoom(
            "trainer", "Trainer", ["train", "--data", SampleFolder, "--output", path, "--collaborative-dimensions", "80"]);
        return await training.WaitAsync(cancellationToken) == 0
            ? path
            : throw new BenchmarkException($"A second model could not be trained: {training.Output}");
    }

    /// <summary>Reads models and computes their answers.</summary>
    public static IReadOnlyList<TestModel> Read(IEnumerable<string> paths, TextWriter output)
    {
        var models = new List<TestModel>();
        foreach (var path in paths)
        {
            models.Add(TestModel.Read(path));
            output.WriteLine($"model {models[^1].Version}: {models[^1].Description}");
        }
        return models;
    }
}
