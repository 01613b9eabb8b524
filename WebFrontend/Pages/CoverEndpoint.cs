using MovieSimilarity.WebFrontend.Api;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Pages.Covers;
using MovieSimilarity.WebFrontend.Pages.Views;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Pages;

/// <summary>
/// <c>GET /covers/{id}.svg</c>: the cover of a film, as the page shows it; <c>.png</c>: a picture of it for links that are shared, since hardly any
/// site shows SVG there.
/// </summary>
internal static class CoverEndpoint
{
    /// <summary>A day: painting takes milliseconds, and a film hardly ever changes.</summary>
    private const int KeepSeconds = 24 * 60 * 60;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/covers/{id:int}.svg", ReadMethods.All, DrawAsync);
        routes.MapMethods("/covers/{id:int}.png", ReadMethods.All, Paint);
    }

    private static async Task<IResult> DrawAsync(int id, ModelSnapshotProvider models, Readiness readiness, PageRenderer renderer, HttpContext context)
    {
        var (cover, problem) = Find(id, models, readiness, context);
        return cover is null ? problem! : new TaggedResult(await renderer.RenderAsync(cover), "image/svg+xml");
    }

    private static IResult Paint(int id, ModelSnapshotProvider models, Readiness readiness, HttpContext context)
    {
        var (cover, problem) = Find(id, models, readiness, context);
        if (cover is not null) context.Response.Headers.CacheControl = $"max-age={KeepSeconds}";
        return cover is null ? problem! : TypedResults.Bytes(PreviewPicture.Draw(cover), "image/png");
    }

    private static (Cover? Cover, IResult? Problem) Find(int id, ModelSnapshotProvider models, Readiness readiness, HttpContext context) =>
        models.Current is not { } model ? (null, Problems.NotReady(context, readiness))
        : model.Catalogue.TryGet(id, out var film) ? (new Cover(film, new Artwork(PosterAddress.None, model.Catalogue, model.Map).PlaceOf(film)), null)
        : (null, Problems.NotFound($"The model has no movie {id}."));
}
