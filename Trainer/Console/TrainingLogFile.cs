using System.Text.Json;
using MovieSimilarity.FileSystem;
using MovieSimilarity.Models;

namespace MovieSimilarity.Trainer.Console;

/// <summary>The training log beside a model: <c>x.training.json</c> beside <c>x.model</c>.</summary>
internal static class TrainingLogFile
{
    public static string PathFor(string modelPath) => BesideModel.PathFor(modelPath, ".training.json");

    /// <param name="modelPath">The model's path, links followed: the log lies beside the file and not beside a link.</param>
    /// <param name="log">The log.</param>
    /// <exception cref="OutputException">It could not be written; an older one is left as it was.</exception>
    public static void Write(string modelPath, TrainingLog log) => OutputFile.At(PathFor(modelPath), "training log").Write(
        file => JsonSerializer.Serialize(file, log, TimingsJsonContext.Default.TrainingLog));

    /// <summary>The log of the run that gave this version, beside the model or beside a link to it; null where none lies there that can be read.</summary>
    public static TrainingLog? Find(string modelPath, string version) => Read(modelPath, version) ?? Read(TargetOf(modelPath), version);

    private static string TargetOf(string modelPath)
    {
        try
        {
            return OutputFile.At(modelPath, ModelFile.Contents).TargetPath ?? modelPath;
        }
        catch (OutputException)
        {
            return modelPath;
        }
    }

    private static TrainingLog? Read(string modelPath, string version)
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
