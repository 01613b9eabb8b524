using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using MovieSimilarity.WebFrontend.Http;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>The error responses.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    public static JsonHttpResult<ProblemResponse> BadParameters(ParameterErrors errors) => Write(
        new ProblemResponse(StatusCodes.Status400BadRequest, "Bad parameters", errors.ToString()) { Errors = errors.Told });

    public static JsonHttpResult<ProblemResponse> NotFound(string detail, IReadOnlyList<MovieResponse>? suggestions = null) => Write(
        new ProblemResponse(StatusCodes.Status404NotFound, "No such movie", detail) { Suggestions = suggestions });

    public static JsonHttpResult<ProblemResponse> NotReady(HttpContext context, Readiness readiness) =>
        Unavailable(context, readiness.WhyNotReady() ?? "The model is being loaded; try again in a moment.");

    public static JsonHttpResult<ProblemResponse> Unavailable(HttpContext context, string detail)
    {
        RetryAfter.Set(context.Response);
        return Write(new ProblemResponse(StatusCodes.Status503ServiceUnavailable, "Not available now", detail));
    }

    /// <summary>The problem that a model has nothing that explains its answers or embeds texts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="asked">What the request asked for, as part of a sentence.</param>
    public static JsonHttpResult<ProblemResponse> NoExplanations(ModelSnapshot model, string asked) => OfStatus(
        StatusCodes.Status422UnprocessableEntity,
        $"Model {model.Manifest.Version} has no explanation data, which {asked} needs: an older release trained it, or it was imported. Train it again with this release and publish it.");

    public static JsonHttpResult<ProblemResponse> OfStatus(int status, string detail) =>
        Write(new ProblemResponse(status, ReasonPhrases.GetReasonPhrase(status), detail));

    private static JsonHttpResult<ProblemResponse> Write(ProblemResponse problem) =>
        TypedResults.Json(problem, ApiJson.Readable.ProblemResponse, ContentType, problem.Status);
}

/// <summary>Problem details (RFC 9457) with this service's extensions.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The kind of problem.</param>
/// <param name="Detail">What went wrong here and what to do.</param>
internal sealed record ProblemResponse(int Status, string Title, string Detail)
{
    /// <summary>For bad parameters: the errors of the first few.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Errors { get; init; }

    /// <summary>For unknown titles: the closest ones, best first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MovieResponse>? Suggestions { get; init; }
}
