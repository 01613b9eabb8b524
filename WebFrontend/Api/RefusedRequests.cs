using System.Diagnostics;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.WebUtilities;
using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>
/// Writes problem details for requests that Kestrel refuses before any middleware receives them, for example those with a raw é in the URL.
/// Kestrel would answer with a status alone. It reports each such request to the <see cref="DiagnosticSource"/> among its services, and to
/// nothing else; requests that it accepts cost nothing here.
/// </summary>
internal sealed class RefusedRequests : DiagnosticSource
{
    private const string BadRequest = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    // The first words of Kestrel's messages.
    private const string InvalidTarget = "Invalid request target";
    private const string InvalidLine = "Invalid request line";

    public static void Add(IServiceCollection services) => services.AddSingleton<DiagnosticSource, RefusedRequests>();

    public override bool IsEnabled(string name) => name == BadRequest;

    /// <param name="name">The event.</param>
    /// <param name="value">The features of the request, of which Kestrel has read only a part.</param>
    public override void Write(string name, object? value)
    {
        if (value is IFeatureCollection features
            // A connection of HTTP/2 carries frames, and Kestrel resets the stream.
            && features.Get<IHttp2StreamIdFeature>() is null
            && features.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException error
            && features.Get<IHttpResponseFeature>() is { HasStarted: false } response
            && features.Get<IHttpResponseBodyFeature>() is { } body
            && features.Get<IConnectionTransportFeature>() is { Transport.Output: var output })
        {
            _ = WriteAsync(response, body, output, error);
        }
    }

    private static async Task WriteAsync(IHttpResponseFeature response, IHttpResponseBodyFeature body, PipeWriter output, BadHttpRequestException error)
    {
        try
        {
            var problem = new ProblemResponse(error.StatusCode, ReasonPhrases.GetReasonPhrase(error.StatusCode), Describe(error));
            var bytes = JsonSerializer.SerializeToUtf8Bytes(problem, ApiJson.Readable.ProblemResponse);
            response.StatusCode = problem.Status;
            response.Headers.ContentType = Problems.ContentType;
            response.Headers.ContentLength = bytes.Length;
            response.Headers.Connection = "close";
            SecurityHeaders.Set(response.Headers);
            await body.StartAsync();
            // Kestrel makes a stream for the body only once it has read the headers of a request.
            await output.WriteAsync(bytes);
        }
        catch (Exception e) when (e is IOException or ConnectionAbortedException or InvalidOperationException)
        {
            // The client has closed the connection.
        }
    }

    private static string Describe(BadHttpRequestException error) =>
        error.Message.StartsWith(InvalidTarget, StringComparison.Ordinal) || error.Message.StartsWith(InvalidLine, StringComparison.Ordinal)
            ? "The first line of the request cannot be read. If the URL contains blanks or letters outside of ASCII, percent-encode them in "
                + "UTF-8: a blank is %20, é is %C3%A9. curl does so with -G --data-urlencode \"movie_title=Amélie\"."
            : $"The request cannot be read: {error.Message}";
}
