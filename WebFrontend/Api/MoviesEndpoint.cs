using System.Globalization;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary><c>GET /movies?query=</c> and <c>GET /movies/{id}</c>.</summary>
internal static class MoviesEndpoint
{
    /// <summary>The largest number of films in one response.</summary>
    public const int MaxCount = 100;

    private static readonly string[] Names = ["query", "count"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/movies", ReadMethods.All, SearchAsync);
        routes.MapMethods("/movies/{id}", ReadMethods.All, Get);
    }

    private static async Task<IResult> SearchAsync(HttpContext context, ModelSnapshotProvider models, Readiness readiness)
    {
        var parameters = await RequestParameters.ReadAsync(context.Request, Names);
        var query = parameters.Text("query");
        var count = parameters.Integer("count", SimilarityModel.DefaultCount, 1, MaxCount);
        if (string.IsNullOrWhiteSpace(query))
            parameters.AddError("query", "query is missing: say what to look for, for example /movies?query=matrix.");
        if (parameters.Errors is { } errors) return Problems.BadParameters(errors);
        if (models.Current is not { } model) return Problems.NotReady(context, readiness);
        var found = model.Titles.Search(query!, count).Select(MovieResponse.Of).ToArray();
        return TypedResults.Json(new MovieListResponse(query!, found), ApiJson.Readable.MovieListResponse);
    }

    private static IResult Get(string id, ModelSnapshotProvider models, Readiness readiness, HttpContext context)
    {
        if (models.Current is not { } model) return Problems.NotReady(context, readiness);
        return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var movieId)
            && model.Catalogue.TryGet(movieId, out var movie)
            ? TypedResults.Json(MovieResponse.Of(movie), ApiJson.Readable.MovieResponse)
            : Problems.NotFound($"The model has no movie '{RequestParameters.Shorten(id)}'; /movies?query= finds movies by title.");
    }
}

/// <summary>Response of <c>GET /movies</c>: best match first.</summary>
internal sealed record MovieListResponse(string Query, IReadOnlyList<MovieResponse> Results);
