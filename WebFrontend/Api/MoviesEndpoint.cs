using System.Text.Json.Serialization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>
/// <c>GET /v1/movies</c>, films by title or by an id of IMDb or TMDB, and <c>GET /v1/movies/{id}</c>; both also without <c>/v1</c>.
/// </summary>
internal static class MoviesEndpoint
{
    /// <summary>The largest number of films in one response.</summary>
    public const int MaxCount = 100;

    private const int Query = 0, Count = 1, Format = 2, ImdbId = 3, TmdbId = 4;

    private static readonly ParameterNames Names = new(["query", "count", "format", "imdb_id", "tmdb_id"], ImdbId);

    private static readonly (string, bool)[] Formats = [("json", false), ("csv", true)];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/movies", ReadMethods.All, SearchAsync);
        routes.MapMethods("/v1/movies", ReadMethods.All, SearchAsync);
        routes.MapMethods("/movies/{id}", ReadMethods.All, Get);
        routes.MapMethods("/v1/movies/{id}", ReadMethods.All, Get);
    }

    private static async Task<IResult> SearchAsync(HttpContext context, ModelSnapshotProvider models, Readiness readiness)
    {
        var parameters = await RequestParameters.ReadAsync(context.Request, Names);
        var query = parameters.Text(Query);
        var count = parameters.Integer(Count, SimilarityModel.DefaultCount, 1, MaxCount);
        var isCsv = parameters.Has(Format) ? parameters.Choice(Format, Formats) : ContentNegotiation.WantsCsv(context.Request);
        FilmName[] imdb = [.. FilmName.Read(parameters, ImdbId, NameKind.ImdbId)];
        FilmName[] tmdb = [.. FilmName.Read(parameters, TmdbId, NameKind.TmdbId)];
        if (string.IsNullOrWhiteSpace(query) && (parameters.Has(Query) || !(parameters.Has(ImdbId) || parameters.Has(TmdbId))))
            parameters.AddError(Query, "query is missing: say what to look for, for example /v1/movies?query=matrix.");
        if (parameters.Errors is { } errors) return Problems.BadParameters(errors);
        if (models.Current is not { } model) return Problems.NotReady(context, readiness);
        var named = imdb.Select(name => model.Indexes.OfImdb(name.Id)).Concat(tmdb.Select(name => model.Indexes.OfTmdb(name.Id))).OfType<Movie>();
        var found = named.Concat(query is null ? [] : model.Titles.Search(query, count)).Distinct().Take(count).ToArray();
        return isCsv
            ? new TaggedResult(ResponseCsv.Write(found), ResponseCsv.ContentType)
            : TaggedResult.Json(new MovieListResponse(query, [.. found.Select(MovieResponse.Of)]), ApiJson.Readable.MovieListResponse);
    }

    private static IResult Get(string id, ModelSnapshotProvider models, Readiness readiness, HttpContext context)
    {
        if (models.Current is not { } model) return Problems.NotReady(context, readiness);
        var movie = !FilmName.TryParse(id, out var name) ? null
            : name.Kind == NameKind.ImdbId ? model.Indexes.OfImdb(name.Id)
            : model.Catalogue.TryGet(name.Id, out var found) ? found : null;
        return movie is not null
            ? TaggedResult.Json(MovieResponse.Of(movie), ApiJson.Readable.MovieResponse)
            : Problems.NotFound($"The model has no movie '{RequestParameters.Shorten(id)}'; /v1/movies?query= finds movies by title.");
    }
}

/// <summary>Response of <c>GET /v1/movies</c>: best match first.</summary>
/// <param name="Query">The title that was looked for; left out if only ids were.</param>
/// <param name="Results">The films.</param>
internal sealed record MovieListResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Query, IReadOnlyList<MovieResponse> Results);
