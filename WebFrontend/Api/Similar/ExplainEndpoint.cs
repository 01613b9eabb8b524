using Microsoft.AspNetCore.Http.HttpResults;
using MovieSimilarity.Explanations;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api.Similar;

/// <summary><c>GET /v1/explain</c>: how similar two films are, and why.</summary>
internal static class ExplainEndpoint
{
    private const string Example = "/v1/explain?a=1&b=3114, or by a_title and b_title";

    private const int A = 0, B = 1, ATitle = 2, BTitle = 3, Fuzzy = 4;

    private static readonly ParameterNames Names = new(["a", "b", "a_title", "b_title", "fuzzy"]);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/v1/explain", ReadMethods.All, ExplainAsync);

    private static async Task<IResult> ExplainAsync(HttpContext context, ModelSnapshotProvider models, CoordinatorClient coordinator, Readiness readiness)
    {
        var parameters = await RequestParameters.ReadAsync(context.Request, Names);
        var (a, b) = (FilmName.ReadOne(parameters, A, ATitle, Example), FilmName.ReadOne(parameters, B, BTitle, Example));
        var isFuzzy = parameters.IsTrue(Fuzzy);
        if (parameters.Errors is { } errors) return Problems.BadParameters(errors);
        if (models.Current is not { } model) return Problems.NotReady(context, readiness);
        if (model.Explanations is null) return Problems.NoExplanations(model, "explaining");
        var films = new FilmFinder(model, isFuzzy);
        if (films.Find(a) is not { } from) return films.NotFound(a);
        if (films.Find(b) is not { } to) return films.NotFound(b);
        if (from.Film.Id == to.Film.Id) return SameFilm(from.Film.Title);
        var response = await ComparePairAsync(model, coordinator, from, to, context.RequestAborted);
        return TaggedResult.Json(response, ServingJson.Readable.PairResponse);
    }

    private static async Task<PairResponse> ComparePairAsync(
        ModelSnapshot model, CoordinatorClient coordinator, SeedMatch from, SeedMatch to, CancellationToken cancellationToken)
    {
        var query = new SimilarityQuery(from.Film.Id, count: 1);
        var (collaborative, content) = SingleModelRanks.Searches(query);
        var onlyTo = query with { Filter = new() { Only = [to.Film.Id] } };
        var lists = (await coordinator.FindSimilarAsync(new(model.Layout, [onlyTo, collaborative, content]), cancellationToken)).Lists;
        var found = lists[0].Single();
        var explanation = new AnswerExplanations(model, query, new SingleModelRanks(lists[1], lists[2])).Explain(found);
        return PairResponse.Of(model, from, to, found, explanation);
    }

    private static JsonHttpResult<ProblemResponse> SameFilm(string title)
    {
        var errors = new ParameterErrors();
        errors.Add("b", $"a and b both name {title}; name two films.");
        return Problems.BadParameters(errors);
    }
}
