using System.Globalization;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Models;

namespace MovieSimilarity.WebFrontend.Movies;

/// <summary><c>GET /movies?query=</c> and <c>GET /movies/{id}</c>.</summary>
internal static class MoviesEndpoint
{
    /// <summary>Most films in one answer.</summary>
    public const int MaxCount = 100;

    private static readonly string[] Names = ["query", "count"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/movies", ReadMethods.All, SearchAsync);
        routes.MapMethods("/movies/{id}", ReadMethods.All, Get);
    }

    private static async Task<IResult> SearchAsync(HttpContext context, ModelSnapshotProvider models, ClusterHealth health)
    {
        var parameters = await RequestParameters.ReadAsync(context.Request, Names);
        var query = parameters.Text("query");
        var count = parameters.Integer("count", SimilarityModel.DefaultCount, 1, MaxCount);
        if (string.IsNullOrWhiteSpace(query))
            parameters.AddError("query", "query is missing: say what to look for, for example /movies?query=matrix.");
        if (parameters.Errors is { } errors) return Problems.BadParameters(errors);
        if (models.Current is not { } model) return Problems.NotReady(context, health);
        var found = model.Titles.Search(query!, count).Select(MovieAnswer.Of).ToArray();
        return TypedResults.Json(new MovieListAnswer(query!, found), FrontendJson.Readable.MovieListAnswer);
    }

    private static IResult Get(string id, ModelSnapshotProvider models, ClusterHealth health, HttpContext context)
    {
        if (models.Current is not { } model) return Problems.NotReady(context, health);
        return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var movieId)
            && model.Catalogue.TryGet(movieId, out var movie)
            ? TypedResults.Json(MovieAnswer.Of(movie), FrontendJson.Readable.MovieAnswer)
            : Problems.NotFound($"The model has no movie '{RequestParameters.Shorten(id)}'; /movies?query= finds movies by title.");
    }
}
