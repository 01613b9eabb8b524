using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary><c>GET /v1/genres</c>: the genres that films have.</summary>
internal static class GenresEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/v1/genres", ReadMethods.All, List);

    private static IResult List(ModelSnapshotProvider models, Readiness readiness, HttpContext context) => models.Current is { } model
        ? TaggedResult.Json(new GenreListResponse(model.Indexes.Genres), ApiJson.Readable.GenreListResponse)
        : Problems.NotReady(context, readiness);
}

/// <summary>Response of <c>GET /v1/genres</c>: all genres by name.</summary>
internal sealed record GenreListResponse(IReadOnlyList<Genre> Genres);
