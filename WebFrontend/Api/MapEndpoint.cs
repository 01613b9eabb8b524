using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary><c>GET /v1/map</c>: the place of every film on the map.</summary>
internal static class MapEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/v1/map", ReadMethods.All, Get);

    private static IResult Get(HttpContext context, ModelSnapshotProvider models, Readiness readiness) => models.Current switch
    {
        null => Problems.NotReady(context, readiness),
        { MapBody: { } body } => new TaggedResult(body, TaggedResponses.Json),
        var model => Problems.NotFound($"Model {model.Manifest.Version} has no map; train it without --no-map, and publish it."),
    };
}
