using Microsoft.AspNetCore.Http.HttpResults;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api.Similar;

/// <summary>Finds the model and the page that a request asks for.</summary>
internal static class QueryPages
{
    /// <summary>The query, or why there is none.</summary>
    /// <param name="models">The models that can answer.</param>
    /// <param name="model">The active one.</param>
    /// <param name="parameters">The parameters, without errors.</param>
    /// <param name="format">The format of the answer.</param>
    /// <param name="isPaged">Whether the answer says how to get the next page.</param>
    public static (ResolvedQuery? Query, JsonHttpResult<ProblemResponse>? Problem) Resolve(
        ModelSnapshotProvider models, ModelSnapshot model, SimilarParameters parameters, ResponseFormat format, bool isPaged)
    {
        if (parameters.PageCursor is not { Length: > 0 } text) return new QueryResolver(model, parameters).Resolve(format, isPaged);
        if (!Cursor.TryParse(text, out var cursor)) return (null, Refuse(parameters, "is not one of this service: use next_cursor of the page before as it is"));
        if (models.Find(cursor.Version) is not { } named) return (null, Gone(RequestParameters.Shorten(cursor.Version)));
        var (query, problem) = new QueryResolver(named, parameters).Resolve(format, isPaged);
        if (query is null) return (null, problem);
        return QueryDigest.Of(query).AsSpan().SequenceEqual(cursor.Query.Span)
            ? (query with { Offset = cursor.Offset }, null)
            : (null, Refuse(parameters, "belongs to another query: send it with the same parameters, count included, as the page before"));
    }

    /// <summary>The problem that a version answers no more.</summary>
    public static JsonHttpResult<ProblemResponse> Gone(string version) => Problems.OfStatus(
        StatusCodes.Status410Gone, $"Model {version}, which answered the page before, is no longer kept. Ask again without cursor to start from the first page of the active model.");

    private static JsonHttpResult<ProblemResponse> Refuse(SimilarParameters parameters, string reason)
    {
        var errors = new ParameterErrors();
        errors.Add($"{parameters.Path}cursor", $"{parameters.Path}cursor {reason}.");
        return Problems.BadParameters(errors);
    }
}
