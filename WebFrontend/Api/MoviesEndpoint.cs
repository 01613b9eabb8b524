using System.Text.Json.Serialization;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>
/// <c>GET /v1/movies</c>, films by title or by an id of IMDb or TMDB, or all films page by page, and <c>GET /v1/movies/{id}</c>; both also
/// without <c>/v1</c>.
/// </summary>
internal static class MoviesEndpoint
{
    /// <summary>The largest number of films that a search finds.</summary>
    public const int MaxCount = 100;

    /// <summary>The largest number of films in a page of all films: about 200 kB, less than the longest answer to a query.</summary>
    public const int MaxPageCount = 1000;

    private const int Query = 0, Count = 1, Format = 2, After = 3, ImdbId = 4, TmdbId = 5;

    private static readonly ParameterNames Names = new(["query", "count", "format", "after", "imdb_id", "tmdb_id"], ImdbId);

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
        var isCsv = parameters.Has(Format) ? parameters.Choice(Format, Formats) : ContentNegotiation.WantsCsv(context.Request);
        var find = parameters.Has(After) ? ReadPage(parameters, isCsv) : ReadSearch(parameters, isCsv);
        if (parameters.Errors is { } errors) return Problems.BadParameters(errors);
        return models.Current is { } model ? find(model) : Problems.NotReady(context, readiness);
    }

    private static Func<ModelSnapshot, IResult> ReadSearch(RequestParameters parameters, bool isCsv)
    {
        var query = parameters.Text(Query);
        var count = parameters.Integer(Count, SimilarityModel.DefaultCount, 1, MaxCount);
        FilmName[] imdb = [.. FilmName.Read(parameters, ImdbId, NameKind.ImdbId)];
        FilmName[] tmdb = [.. FilmName.Read(parameters, TmdbId, NameKind.TmdbId)];
        if (string.IsNullOrWhiteSpace(query) && (parameters.Has(Query) || !(parameters.Has(ImdbId) || parameters.Has(TmdbId))))
        {
            parameters.AddError(
                Query, "query is missing: say what to look for, for example /v1/movies?query=matrix, or list all films from /v1/movies?after=0 on.");
        }
        return model =>
        {
            var named = imdb.Select(name => model.Indexes.OfImdb(name.Id)).Concat(tmdb.Select(name => model.Indexes.OfTmdb(name.Id))).OfType<Movie>();
            var found = named.Concat(query is null ? [] : model.Titles.Search(query, count)).Distinct().Take(count).ToArray();
            return isCsv ? Csv(found) : TaggedResult.Json(new MovieListResponse(query, Describe(found)), ApiJson.Readable.MovieListResponse);
        };
    }

    private static Func<ModelSnapshot, IResult> ReadPage(RequestParameters parameters, bool isCsv)
    {
        var after = parameters.Integer(After, defaultValue: 0, smallest: 0, largest: int.MaxValue);
        var count = parameters.Integer(Count, SimilarityModel.DefaultCount, 1, MaxPageCount);
        if (parameters.Has(Query) || parameters.Has(ImdbId) || parameters.Has(TmdbId))
            parameters.AddError(After, "after lists all films; leave out query, imdb_id and tmdb_id, or after.");
        return model =>
        {
            var row = model.Catalogue.Ids.Span.BinarySearch(after);
            var first = row >= 0 ? row + 1 : ~row;
            var end = Math.Min(first + count, model.Catalogue.Count);
            Movie[] page = [.. Enumerable.Range(first, end - first).Select(at => model.Catalogue[at])];
            int? next = end < model.Catalogue.Count ? page[^1].Id : null;
            return isCsv ? Csv(page) : TaggedResult.Json(
                new MoviePageResponse(new ModelReference(model.Manifest.Version), Describe(page), next), ApiJson.Readable.MoviePageResponse);
        };
    }

    private static TaggedResult Csv(Movie[] movies) => new(ResponseCsv.Write(movies), ResponseCsv.ContentType);

    private static MovieResponse[] Describe(Movie[] movies) => Array.ConvertAll(movies, MovieResponse.Of);

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

/// <summary>Response of <c>GET /v1/movies?after=</c>: films by ascending id.</summary>
/// <param name="Model">The model that has these films.</param>
/// <param name="Results">The films.</param>
/// <param name="NextAfter">The <c>after</c> of the next page; left out of the last page.</param>
internal sealed record MoviePageResponse(
    ModelReference Model,
    IReadOnlyList<MovieResponse> Results,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? NextAfter);

/// <summary>Which model an answer comes from.</summary>
internal sealed record ModelReference(string Version);
