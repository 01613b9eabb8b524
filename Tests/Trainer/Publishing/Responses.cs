using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace MovieSimilarity.Tests.Trainer.Publishing;

/// <summary>The answers of a frontend, and of what may stand before it.</summary>
internal static class Responses
{
    public static RequestDelegate Json(string json) => context => WriteAsync(context, 200, "application/json; charset=utf-8", json);

    /// <summary>Takes the whole upload.</summary>
    public static RequestDelegate Accept(List<byte[]> bodies, string json) => async context =>
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        bodies.Add(body.ToArray());
        await WriteAsync(context, 200, "application/json", json);
    };

    public static RequestDelegate Problem(int status, string detail, string? retryAfter = null) => context =>
    {
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return WriteAsync(
            context, status, "application/problem+json",
            string.Create(CultureInfo.InvariantCulture, $$"""{ "status": {{status}}, "title": "A title", "detail": "{{detail}}" }"""));
    };

    public static RequestDelegate Html(int status) => context =>
        WriteAsync(context, status, "text/html", "<html><body><h1>Some proxy's page</h1></body></html>");

    public static RequestDelegate Redirection(string location) => context =>
    {
        context.Response.Headers.Location = location;
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        return Task.CompletedTask;
    };

    /// <summary>Cuts the connection after some bytes of the upload.</summary>
    public static RequestDelegate DropAfter(int bytes) => async context =>
    {
        await context.Request.Body.ReadExactlyAsync(new byte[bytes], context.RequestAborted);
        context.Abort();
    };

    /// <summary>Takes the upload and then never answers.</summary>
    public static RequestDelegate Never(TaskCompletionSource? arrived = null) => async context =>
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        arrived?.SetResult();
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    };

    private static Task WriteAsync(HttpContext context, int status, string contentType, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
