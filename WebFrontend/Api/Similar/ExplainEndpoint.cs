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
    private const int A = 0, B = 1, ATitle = 2, BTitle = 3, Fuzzy = 4;

    private static readonly ParameterNames Names = new(["a", "b", "a_title", "b_title", "fuzzy"]);

    private static readonly (string, bool)[] YesOrNo = [("false", false), ("true", true)];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/v1/explain", ReadMethods.All, ExplainAsync);

    private static async Task<IResult> ExplainAsync(HttpContext context, ModelSnapshotProvider models, CoordinatorClient coordinator, Readiness readiness)
    {
        var parameters = await RequestParameters.ReadAsync(context.Request, Names);
        var (a, b) = (ReadFilm(parameters, A, ATitle), ReadFilm(parameters, B, BTitle));
        var isFuzzy = parameters.Choice(Fuzzy, YesOrNo);
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

    private static FilmName ReadFilm(RequestParameters parameters, int id, int title)
    {
        if (parameters.Has(id) && parameters.Has(title)) parameters.AddError(id, $"Give {parameters.NameOf(id)} or {parameters.NameOf(title)}, not both.");
        if (parameters.Text(id) is { } text)
        {
            if (!FilmName.TryParse(text, out var name))
                parameters.AddError(id, $"{parameters.NameOf(id)} takes a movie id or an id of IMDb such as tt0443706, not '{RequestParameters.Shorten(text)}'; {parameters.NameOf(title)} takes a title.");
            return name;
        }
        if (string.IsNullOrWhiteSpace(parameters.Text(title)))
            parameters.AddError(id, $"{parameters.NameOf(id)} is missing; name two films: /v1/explain?a=1&b=3114, or by a_title and b_title.");
        return new FilmName(NameKind.Title, 0, parameters.Text(title) ?? "");
    }

    private static JsonHttpResult<ProblemResponse> SameFilm(string title)
    {
        var errors = new ParameterErrors();
        errors.Add("b", $"a and b both name {title}; name two films.");
        return Problems.BadParameters(errors);
    }
}
