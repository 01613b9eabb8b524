using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;
using MovieSimilarity.Titles;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>
/// <c>GET /</c>: the films most similar to a given one; for browsers the web page. POST is supported as well, since <c>curl -d</c>
/// sends it by default.
/// </summary>
internal sealed class SimilarEndpoint(ModelSnapshotProvider models, SimilarResponses responses, Readiness readiness, HomePage page)
{
    private const int MaxSuggestions = 5;

    /// <summary>A request delegate, so that nothing is bound by reflection or boxed.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        RequestDelegate answer = routes.ServiceProvider.GetRequiredService<SimilarEndpoint>().AnswerAsync;
        routes.MapMethods("/", [.. ReadMethods.All, HttpMethods.Post], answer);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept, Accept-Encoding";
        if (HomePage.IsWantedBy(context.Request))
        {
            await page.Show(context.Response).ExecuteAsync(context);
            return;
        }
        var (query, errors) = await SimilarParameters.ReadAsync(context.Request);
        if (errors is not null) await Problems.BadParameters(errors).ExecuteAsync(context);
        else if (models.Current is not { } model) await Problems.NotReady(context, readiness).ExecuteAsync(context);
        else if (FindSeed(model, query) is not { } match) await NotFound(model, query).ExecuteAsync(context);
        else await AnswerAsync(context, model, KeyOf(query, match, context.Request));
    }

    private async Task AnswerAsync(HttpContext context, ModelSnapshot model, ResponseKey key)
    {
        var (request, http) = (context.Request, context.Response);
        // Clients may keep it but must revalidate it, since another model may be active.
        http.Headers.CacheControl = "no-cache";
        if (request.Headers.IfNoneMatch.Count > 0
            && !HttpMethods.IsPost(request.Method)
            && EntityTag.FindKnown(request.Headers.IfNoneMatch, model.Manifest.Version, key) is { } known)
        {
            http.Headers.ETag = known;
            http.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var response = await responses.GetAsync(model, key, context.RequestAborted);
        http.Headers.ETag = response.Tag;
        if (response.Coding != ContentCoding.Identity) http.Headers.ContentEncoding = Compression.NameOf(response.Coding);
        http.ContentType = "application/json; charset=utf-8";
        http.ContentLength = response.Body.Length;
        await http.BodyWriter.WriteAsync(response.Body);
    }

    private static ResponseKey KeyOf(SimilarParameters parameters, in SeedMatch match, HttpRequest request) => new(
        new SimilarityQuery(match.Seed.Id, parameters.Count, parameters.Scoring),
        parameters.TitlesOnly,
        parameters.TitlesOnly ? OtherMatches.None : match.Others,
        Compression.Choose(request.Headers.AcceptEncoding),
        parameters.TitlesOnly ? TitleMatchKind.Exact : match.Matched);

    private static SeedMatch? FindSeed(ModelSnapshot model, SimilarParameters query)
    {
        if (query.MovieId is { } id) return model.Catalogue.TryGet(id, out var movie) ? new SeedMatch(movie, OtherMatches.None, TitleMatchKind.Exact) : null;
        var match = model.Titles.Find(query.Title!, query.Fuzzy);
        return match is null ? null : new SeedMatch(match.Movie, OtherMatches.Of(match.OtherMovies), match.Matched);
    }

    private static IResult NotFound(ModelSnapshot model, SimilarParameters query)
    {
        if (query.MovieId is { } id) return Problems.NotFound($"The model has no movie {id}; /movies?query= finds movies by title.");
        var closest = model.Titles.Suggest(query.Title!, MaxSuggestions);
        var hint = closest.Count > 0
            ? $"The closest titles: {string.Join("; ", closest.Select(movie => movie.Title))}."
            : "No title comes close; /movies?query= searches the catalogue.";
        return Problems.NotFound($"No movie is called '{RequestParameters.Shorten(query.Title!.Trim())}'. {hint}", [.. closest.Select(MovieResponse.Of)]);
    }

    /// <summary>The film named, other films that the title could have meant, and how the title agrees with the film's.</summary>
    private readonly record struct SeedMatch(Movie Seed, OtherMatches Others, TitleMatchKind Matched);
}
