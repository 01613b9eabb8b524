using System.Text.Json;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend.Models;

/// <summary><c>GET /model</c>, <c>/health/live</c> and <c>/health/ready</c>.</summary>
internal static class ModelEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/model", ReadMethods.All, Describe);
        routes.MapMethods("/health/live", ReadMethods.All, () => TypedResults.Json(new HealthAnswer("live", null), FrontendJson.Readable.HealthAnswer));
        routes.MapMethods("/health/ready", ReadMethods.All, (ModelSnapshotProvider models, ClusterHealth health, HttpContext context) =>
            health.WhyNotReady() is { } reason
                ? Problems.Unavailable(context, reason)
                : TypedResults.Json(new HealthAnswer("ready", models.Current?.Manifest.Version), FrontendJson.Readable.HealthAnswer));
    }

    private static IResult Describe(ModelSnapshotProvider models, ClusterHealth health, HttpContext context)
    {
        if (models.Current is not { Manifest: var manifest }) return Problems.NotReady(context, health);
        var provenance = JsonSerializer.Deserialize(manifest.ProvenanceJson, ModelJsonContext.Default.Provenance)!;
        var answer = new ModelAnswer(manifest.Version, manifest.Rows, manifest.Partitions.Length, provenance);
        return TypedResults.Json(answer, FrontendJson.Readable.ModelAnswer);
    }
}
