using System.Text.Json.Serialization;
using MovieSimilarity.Models.Statistics;

namespace MovieSimilarity.Models;

/// <summary>How provenance and statistics are written: in the model file and wherever they are shown.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Provenance))]
[JsonSerializable(typeof(TrainingStatistics))]
public sealed partial class ModelJsonContext : JsonSerializerContext;
