using System.Text.Json.Serialization;

namespace MovieSimilarity.Trainer.Console;

/// <summary>How training logs are written.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TrainingLog))]
internal sealed partial class TimingsJsonContext : JsonSerializerContext;
