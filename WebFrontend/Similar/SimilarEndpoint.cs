using MovieSimilarity.Catalogue;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Models;
using MovieSimilarity.WebFrontend.Movies;

namespace MovieSimilarity.WebFrontend.Similar;

/// <summary>
/// <c>GET /</c>: the films most similar to the one named; for a browser the page. POST is taken as well, since that is
/// what <c>curl -d</c> sends unless told otherwise.
/// </summary>
internal sealed class SimilarEndpoint(ModelSnapshotProvider models, SimilarAnswers answers, ClusterHealth health, HomePage page)
{
    private const int MaxSuggestions = 5;

    /// <summary>As a request delegate: nothing is bound by reflection, nothing boxed.</summary>
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
        var (query, errors) = await SimilarQuery.ReadAsync(context.Request);
        if (errors is not null) await Problems.BadParameters(errors).ExecuteAsync(context);
        else if (models.Current is not { } model) await Problems.NotReady(context, health).ExecuteAsync(context);
        else if (!TryFindSeed(model, query, out var seed, out var others)) await NotFound(model, query).ExecuteAsync(context);
        else await AnswerAsync(context, model, KeyOf(query, seed, others, context.Request), others);
    }

    private async Task AnswerAsync(HttpContext context, ModelSnapshot model, AnswerKey key, OtherMatches others)
    {
        var (request, response) = (context.Request, context.Response);
        // Kept, but asked about each time: a new model may be active.
        response.Headers.CacheControl = "no-cache";
        if (request.Headers.IfNoneMatch.Count > 0
            && !HttpMethods.IsPost(request.Method)
            && EntityTag.FindKnown(request.Headers.IfNoneMatch, model.Manifest.Version, key) is { } known)
        {
            response.Headers.ETag = known;
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var answer = await answers.GetAsync(model, key, others, context.RequestAborted);
        response.Headers.ETag = answer.Tag;
        if (answer.Coding != ContentCoding.Identity) response.Headers.ContentEncoding = Compression.NameOf(answer.Coding);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = answer.Body.Length;
        await response.BodyWriter.WriteAsync(answer.Body);
    }

    private static AnswerKey KeyOf(SimilarQuery query, Movie seed, OtherMatches others, HttpRequest request) => new(
        seed.Id,
        query.Count,
        query.Scoring,
        query.TitlesOnly,
        query.TitlesOnly ? "" : others.ToString(),
        Compression.Choose(request.Headers.AcceptEncoding));

    private static bool TryFindSeed(ModelSnapshot model, SimilarQuery query, out Movie seed, out OtherMatches others)
    {
        others = OtherMatches.None;
        if (query.MovieId is { } id) return model.Catalogue.TryGet(id, out seed!);
        var match = model.Titles.Find(query.Title!);
        seed = match?.Movie!;
        if (match is not null) others = OtherMatches.Of(match.OtherMovies);
        return match is not null;
    }

    private static IResult NotFound(ModelSnapshot model, SimilarQuery query)
    {
        if (query.MovieId is { } id) return Problems.NotFound($"The model has no movie {id}; /movies?query= finds movies by title.");
        var closest = model.Titles.Suggest(query.Title!, MaxSuggestions);
        var hint = closest.Count > 0
            ? $"The closest titles: {string.Join("; ", closest.Select(movie => movie.Title))}."
            : "No title comes close; /movies?query= searches the catalogue.";
        return Problems.NotFound($"No movie is called '{RequestParameters.Shorten(query.Title!.Trim())}'. {hint}", [.. closest.Select(MovieAnswer.Of)]);
    }
}
