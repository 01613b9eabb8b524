using MovieSimilarity.WebFrontend.Api;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Pages.Covers;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Pages;

/// <summary><c>GET /covers/{id}.svg</c>: the cover of a film, as the page shows it, for links that are shared.</summary>
internal static class CoverEndpoint
{
    private const string ContentType = "image/svg+xml";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/covers/{id:int}.svg", ReadMethods.All, AnswerAsync);

    private static async Task<IResult> AnswerAsync(int id, ModelSnapshotProvider models, Readiness readiness, PageRenderer renderer, HttpContext context)
    {
        if (models.Current is not { } model) return Problems.NotReady(context, readiness);
        return model.Catalogue.TryGet(id, out var film)
            ? new TaggedResult(await renderer.RenderAsync(new Cover(film)), ContentType)
            : Problems.NotFound($"The model has no movie {id}.");
    }
}
