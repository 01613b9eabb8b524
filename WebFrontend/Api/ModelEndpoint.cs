using System.Text.Json;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary><c>GET /v1/model</c>, also without <c>/v1</c>: which model the service uses.</summary>
internal static class ModelEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/model", ReadMethods.All, Describe);
        routes.MapMethods("/v1/model", ReadMethods.All, Describe);
    }

    private static IResult Describe(ModelSnapshotProvider models, Readiness readiness, HttpContext context)
    {
        if (models.Current is not { Manifest: var manifest }) return Problems.NotReady(context, readiness);
        var provenance = JsonSerializer.Deserialize(manifest.ProvenanceJson, ModelJsonContext.Default.Provenance)!;
        var answer = new ModelResponse(manifest.Version, manifest.Rows, manifest.Partitions.Length, provenance);
        return TaggedResult.Json(answer, ApiJson.Readable.ModelResponse);
    }
}

/// <summary>Response of <c>GET /v1/model</c>.</summary>
internal sealed record ModelResponse(string Version, int Movies, int Partitions, Provenance Provenance);
