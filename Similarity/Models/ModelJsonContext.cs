using System.Text.Json.Serialization;

namespace MovieSimilarity.Models;

/// <summary>How provenance is written: in the model file and wherever it is shown.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Provenance))]
public sealed partial class ModelJsonContext : JsonSerializerContext;
