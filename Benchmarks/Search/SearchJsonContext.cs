using System.Text.Json.Serialization;

namespace MovieSimilarity.Benchmarks.Search;

/// <summary>How the answers of peers, and of the process that measures memory, are read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SearchPeerVersions))]
[JsonSerializable(typeof(LoadedRows))]
[JsonSerializable(typeof(PeerSeconds))]
[JsonSerializable(typeof(ListComparison))]
[JsonSerializable(typeof(MemoryFigures))]
[JsonSerializable(typeof(PairFigures))]
internal sealed partial class SearchJsonContext : JsonSerializerContext;
