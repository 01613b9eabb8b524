using System.Text.Json;
using System.Text.Json.Serialization;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary><c>GET /model</c>, <c>/health/live</c> and <c>/health/ready</c>.</summary>
internal static class ModelEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/model", ReadMethods.All, Describe);
        routes.MapMethods("/health/live", ReadMethods.All, () => TypedResults.Json(new HealthResponse("live", null), ApiJson.Readable.HealthResponse));
        routes.MapMethods("/health/ready", ReadMethods.All, (ModelSnapshotProvider models, Readiness readiness, HttpContext context) =>
            readiness.WhyNotReady() is { } reason
                ? Problems.Unavailable(context, reason)
                : TypedResults.Json(new HealthResponse("ready", models.Current?.Manifest.Version), ApiJson.Readable.HealthResponse));
    }

    private static IResult Describe(ModelSnapshotProvider models, Readiness readiness, HttpContext context)
    {
        if (models.Current is not { Manifest: var manifest }) return Problems.NotReady(context, readiness);
        var provenance = JsonSerializer.Deserialize(manifest.ProvenanceJson, ModelJsonContext.Default.Provenance)!;
        var answer = new ModelResponse(manifest.Version, manifest.Rows, manifest.Partitions.Length, provenance);
        return TypedResults.Json(answer, ApiJson.Readable.ModelResponse);
    }
}

/// <summary>Answer of <c>GET /model</c>.</summary>
internal sealed record ModelResponse(string Version, int Movies, int Partitions, Provenance Provenance);

/// <summary>Answer of the health endpoints.</summary>
internal sealed record HealthResponse(
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ModelVersion);
