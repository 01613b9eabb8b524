using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.WebFrontend.Http;
using Polly.Timeout;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>Turns exceptions of endpoints, and statuses without a body, into problem details.</summary>
internal static class ErrorHandling
{
    public static void Use(WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context =>
            {
                var error = context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error;
                return Describe(context, error).ExecuteAsync(context);
            },
            // Bad requests and missing partitions are no faults of this process, and are not logged with a stack trace. A disk that takes
            // no upload is one: the response does not name the cause, so the log must.
            SuppressDiagnosticsCallback = context => IsExpected(context.Exception),
        });
        app.UseStatusCodePages(context => TryAnswerOptions(context.HttpContext) ? Task.CompletedTask : Describe(context.HttpContext).ExecuteAsync(context.HttpContext));
    }

    /// <summary>Whether an exception is no fault of this process.</summary>
    public static bool IsExpected(Exception error) =>
        error is BadHttpRequestException or PartitionUnavailableException or SearchOverloadedException or ModelLoadException
            or ModelStorageException or ModelVersionUnknownException
            or TimeoutRejectedException or TimeoutException or OrleansException or OperationCanceledException;

    /// <summary>The problem that tells the caller of an exception.</summary>
    public static JsonHttpResult<ProblemResponse> Describe(HttpContext context, Exception error) => error switch
    {
        BadHttpRequestException bad => Problems.OfStatus(bad.StatusCode, bad.Message),
        PartitionUnavailableException => Problems.Unavailable(context, $"{error.Message} Try again in a moment."),
        ModelLoadException => Problems.Unavailable(context, $"The model could not be loaded: {error.Message} Publish it again."),
        ModelStorageException { Failure: StorageFailure.Full } => Problems.OfStatus(StatusCodes.Status507InsufficientStorage, error.Message),
        ModelStorageException => Problems.Unavailable(context, $"{error.Message} Try again in a moment; GET /models tells which model is active."),
        UploadException { IsDiskFull: true } => Problems.OfStatus(StatusCodes.Status507InsufficientStorage, error.Message),
        UploadException => Problems.Unavailable(context, error.Message),
        ModelVersionUnknownException => Problems.OfStatus(StatusCodes.Status404NotFound, error.Message),
        SearchOverloadedException => Problems.Unavailable(context, "The service is overloaded; try again in a moment."),
        TimeoutRejectedException or TimeoutException or OrleansException or OperationCanceledException =>
            Problems.Unavailable(context, "The cluster did not answer in time; try again in a moment."),
        _ => Problems.OfStatus(StatusCodes.Status500InternalServerError, "The request could not be answered; the service's log says why."),
    };

    /// <summary>Routing refuses OPTIONS like any method that an endpoint lacks, and says which ones it has: that is the answer.</summary>
    private static bool TryAnswerOptions(HttpContext context)
    {
        var response = context.Response;
        if (!HttpMethods.IsOptions(context.Request.Method) || response.StatusCode != StatusCodes.Status405MethodNotAllowed) return false;
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.Allow = $"{response.Headers.Allow}, {HttpMethods.Options}";
        return true;
    }

    private static JsonHttpResult<ProblemResponse> Describe(HttpContext context)
    {
        var status = context.Response.StatusCode;
        return Problems.OfStatus(status, status switch
        {
            StatusCodes.Status404NotFound =>
                $"There is nothing at {RequestParameters.Shorten(context.Request.Path)}; try /, /v1/similar, /v1/explain, /v1/movies?query=, /v1/movies/{{id}}, /v1/genres, /v1/terms?query=, /v1/model, /models or /cluster.",
            StatusCodes.Status405MethodNotAllowed => $"{RequestParameters.Shorten(context.Request.Method)} is not supported at {RequestParameters.Shorten(context.Request.Path)}; use {context.Response.Headers.Allow}.",
            _ => ReasonPhrases.GetReasonPhrase(status),
        });
    }
}
