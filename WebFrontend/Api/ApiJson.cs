using System.Text.Json.Serialization;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>Serializes all responses but that of <c>GET /</c>; use <see cref="Readable"/>.</summary>
[JsonSerializable(typeof(MovieResponse))]
[JsonSerializable(typeof(MovieListResponse))]
[JsonSerializable(typeof(MoviePageResponse))]
[JsonSerializable(typeof(GenreListResponse))]
[JsonSerializable(typeof(TermListResponse))]
[JsonSerializable(typeof(ModelResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(ModelListResponse))]
[JsonSerializable(typeof(PublishResponse))]
[JsonSerializable(typeof(RemovalResponse))]
[JsonSerializable(typeof(ClusterResponse))]
[JsonSerializable(typeof(ProblemResponse))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <inheritdoc cref="ServingJson.Format"/>
    public static ApiJson Readable => field ??= new(ServingJson.Format);
}
