using MovieSimilarity.WebFrontend.Api;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Pages;

/// <summary><c>GET /map</c>: the map of all films, drawn by the browser, with a list of the best-known ones for those without scripts.</summary>
internal static class MapPage
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/map", ReadMethods.All, AnswerAsync);

    private static async Task<IResult> AnswerAsync(HttpContext context, ModelSnapshotProvider models, Readiness readiness, PageRenderer renderer, PageViews views)
    {
        if (models.Current is not { } model) return Problems.NotReady(context, readiness);
        if (model.Map is null) return Problems.NotFound($"Model {model.Manifest.Version} has no map; train it without --no-map, and publish it.");
        return new TaggedResult(await renderer.RenderAsync(views.For(context.Request, model).Map()), HomePage.ContentType);
    }
}
