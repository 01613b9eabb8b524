using MovieSimilarity.Catalogue;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Models;
using MovieSimilarity.WebFrontend.Movies;

namespace MovieSimilarity.WebFrontend.Similar;

/// <summary>
/// <c>GET /</c>: the films most similar to the one named; for a browser the page. POST is taken as well, since that is
/// what <c>curl -d</c> sends unless told otherwise.
/// </summary>
internal static class SimilarEndpoint
{
    private const int MaxSuggestions = 5;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/", [.. ReadMethods.All, HttpMethods.Post], AnswerAsync);

    private static async Task<IResult> AnswerAsync(
        HttpContext context, ModelSnapshotProvider models, CoordinatorClient coordinator, ClusterHealth health, HomePage page)
    {
        context.Response.Headers.Vary = "Accept";
        if (HomePage.IsWantedBy(context.Request)) return page.Show(context.Response);
        var (query, errors) = await SimilarQuery.ReadAsync(context.Request);
        if (errors.Count > 0) return Problems.BadParameters(errors);
        if (models.Current is not { } model) return Problems.NotReady(context, health);
        if (!TryFindSeed(model, query, out var seed, out var others)) return NotFound(model, query);

        var request = new SimilarRequest(model.Layout, [seed.Id], query.Count, query.Scoring);
        var answer = await coordinator.FindSimilarAsync(request, context.RequestAborted);
        var results = answer.Lists[0].Select((neighbour, i) => SimilarMovie.Of(neighbour, Movie(model, neighbour), i + 1)).ToArray();
        if (query.TitlesOnly)
            return TypedResults.Json([.. results.Select(movie => movie.Title)], FrontendJson.Readable.IReadOnlyListString);
        return TypedResults.Json(
            new SimilarAnswer(MovieAnswer.Of(seed), new AnsweringModel(model.Manifest.Version, NameOf(query.Scoring)), results)
            {
                OtherMatches = others.Count > 0 ? [.. others.Select(MovieAnswer.Of)] : null,
            },
            FrontendJson.Readable.SimilarAnswer);
    }

    private static bool TryFindSeed(ModelSnapshot model, SimilarQuery query, out Movie seed, out IReadOnlyList<Movie> others)
    {
        others = [];
        if (query.MovieId is { } id) return model.Catalogue.TryGet(id, out seed!);
        var match = model.Titles.Find(query.Title!);
        seed = match?.Movie!;
        others = match?.OtherMovies ?? [];
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

    private static Movie Movie(ModelSnapshot model, Neighbour neighbour) =>
        model.Catalogue.TryGet(neighbour.MovieId, out var movie)
            ? movie
            : throw new InvalidOperationException(
                $"Model {model.Manifest.Version} ranks movie {neighbour.MovieId}, which its catalogue lacks.");

    private static string NameOf(Scoring scoring) => scoring switch
    {
        Scoring.Collaborative => "collaborative",
        Scoring.Content => "content",
        _ => "ensemble",
    };
}
