using MovieSimilarity.Models;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary><c>GET /v1/terms</c>: the tags and genres that a typed text may be the beginning of.</summary>
internal static class TermsEndpoint
{
    /// <summary>The largest number of terms in one response.</summary>
    public const int MaxCount = 100;

    private const int Query = 0, Count = 1;

    private static readonly ParameterNames Names = new(["query", "count"]);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/v1/terms", ReadMethods.All, CompleteAsync);

    private static async Task<IResult> CompleteAsync(HttpContext context, ModelSnapshotProvider models, Readiness readiness)
    {
        var parameters = await RequestParameters.ReadAsync(context.Request, Names);
        var query = parameters.Text(Query);
        var count = parameters.Integer(Count, SimilarityModel.DefaultCount, 1, MaxCount);
        if (string.IsNullOrWhiteSpace(query)) parameters.AddError(Query, "query is missing: say how the term begins, for example /v1/terms?query=ser.");
        if (parameters.Errors is { } errors) return Problems.BadParameters(errors);
        if (models.Current is not { } model) return Problems.NotReady(context, readiness);
        if (model.Terms is not { } terms) return Problems.NoExplanations(model, "completing terms");
        var found = terms.Complete(query!, count).Select(term => new TermResponse(term.Name, term.Films, term.IsGenre));
        return TaggedResult.Json(new TermListResponse(query!, [.. found]), ApiJson.Readable.TermListResponse);
    }
}

/// <summary>Response of <c>GET /v1/terms</c>: those that most films have first.</summary>
/// <param name="Query">The text that was completed.</param>
/// <param name="Terms">The terms.</param>
internal sealed record TermListResponse(string Query, IReadOnlyList<TermResponse> Terms);

/// <summary>A tag or genre.</summary>
/// <param name="Term">As people spelled it most often.</param>
/// <param name="Movies">How many films have it.</param>
/// <param name="Genre">Whether it is a genre.</param>
internal sealed record TermResponse(string Term, int Movies, bool Genre);
