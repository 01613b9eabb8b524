using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Models;
using MovieSimilarity.WebFrontend.Movies;
using MovieSimilarity.WebFrontend.Publishing;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>The shapes of all answers but that of <c>GET /</c>; use <see cref="Readable"/> to write them.</summary>
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(MovieAnswer))]
[JsonSerializable(typeof(MovieListAnswer))]
[JsonSerializable(typeof(ModelAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(ModelListAnswer))]
[JsonSerializable(typeof(PublishAnswer))]
[JsonSerializable(typeof(RemovalAnswer))]
[JsonSerializable(typeof(ClusterAnswer))]
[JsonSerializable(typeof(ProblemAnswer))]
internal sealed partial class FrontendJson : JsonSerializerContext
{
    /// <summary>Leaves é and ' readable in a terminal; safe, since answers are never pasted into HTML.</summary>
    public static FrontendJson Readable => field ??= new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
