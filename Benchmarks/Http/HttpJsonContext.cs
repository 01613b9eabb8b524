using System.Text.Json.Serialization;

namespace MovieSimilarity.Benchmarks.Http;

/// <summary>How wrk's figures and lists of titles are read, and requests written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WrkAnswer))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(OriginalRequest))]
internal sealed partial class HttpJsonContext : JsonSerializerContext;
