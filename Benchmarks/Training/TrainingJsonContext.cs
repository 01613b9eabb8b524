using System.Text.Json.Serialization;

namespace MovieSimilarity.Benchmarks.Training;

/// <summary>How training logs and the peers' answers are read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TrainingLogFigures))]
[JsonSerializable(typeof(PeerVersions))]
[JsonSerializable(typeof(PeerTime))]
[JsonSerializable(typeof(Exactness))]
internal sealed partial class TrainingJsonContext : JsonSerializerContext;
