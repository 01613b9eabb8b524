using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Movies;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>The errors that callers meet.</summary>
internal static class Problems
{
    private const string ContentType = "application/problem+json";

    /// <summary>Seconds after which it is worth asking again.</summary>
    public const int RetryAfterSeconds = 1;

    public static IResult BadParameters(ParameterErrors errors) => Write(
        new ProblemAnswer(StatusCodes.Status400BadRequest, "Bad parameters", errors.ToString()) { Errors = errors.Told });

    public static IResult NotFound(string detail, IReadOnlyList<MovieAnswer>? suggestions = null) => Write(
        new ProblemAnswer(StatusCodes.Status404NotFound, "No such movie", detail) { Suggestions = suggestions });

    public static IResult NotReady(HttpContext context, ClusterHealth health) =>
        Unavailable(context, health.WhyNotReady() ?? "The model is being loaded; try again in a moment.");

    public static IResult Unavailable(HttpContext context, string detail)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Write(new ProblemAnswer(StatusCodes.Status503ServiceUnavailable, "Not available now", detail));
    }

    public static IResult OfStatus(int status, string detail) =>
        Write(new ProblemAnswer(status, ReasonPhrases.GetReasonPhrase(status), detail));

    private static JsonHttpResult<ProblemAnswer> Write(ProblemAnswer problem) =>
        TypedResults.Json(problem, FrontendJson.Readable.ProblemAnswer, ContentType, problem.Status);
}
