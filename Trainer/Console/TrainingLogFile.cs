using System.Text.Json;
using MovieSimilarity.FileSystem;

namespace MovieSimilarity.Trainer.Console;

/// <summary>The training log beside a model: <c>x.training.json</c> beside <c>x.model</c>.</summary>
internal static class TrainingLogFile
{
    public static string PathFor(string modelPath) => BesideModel.PathFor(modelPath, ".training.json");

    /// <exception cref="IOException">It could not be written; an older one is left as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static void Write(string modelPath, TrainingLog log) =>
        AtomicFile.Write(PathFor(modelPath), file => JsonSerializer.Serialize(file, log, TimingsJsonContext.Default.TrainingLog));

    /// <summary>The log of the run that gave this version, or null where none lies there that can be read.</summary>
    public static TrainingLog? Find(string modelPath, string version)
    {
        try
        {
            using var file = File.OpenRead(PathFor(modelPath));
            var log = JsonSerializer.Deserialize(file, TimingsJsonContext.Default.TrainingLog);
            return log?.Version == version && log.Stages.All(stage => stage is { Name: not null, Seconds: >= 0 }) ? log : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}

/// <summary>Names files that belong to a model and lie beside it.</summary>
internal static class BesideModel
{
    private const string ModelExtension = ".model";

    /// <summary>The model's path with <c>.model</c>, if it ends so, replaced by another extension; other dots belong to the name.</summary>
    public static string PathFor(string modelPath, string extension) =>
        modelPath.EndsWith(ModelExtension, StringComparison.OrdinalIgnoreCase)
            ? modelPath[..^ModelExtension.Length] + extension
            : modelPath + extension;
}
