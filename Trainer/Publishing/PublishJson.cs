using System.Text.Json.Serialization;

namespace MovieSimilarity.Trainer.Publishing;

/// <summary>The shapes of a service's answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PublicationAnswer))]
[JsonSerializable(typeof(RemovalAnswer))]
[JsonSerializable(typeof(ModelListAnswer))]
[JsonSerializable(typeof(ProblemAnswer))]
internal sealed partial class PublishJson : JsonSerializerContext;
