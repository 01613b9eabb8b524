namespace MovieSimilarity.WebFrontend.Http;

/// <summary>
/// Limits the concurrent requests of all HTTP/2 connections: each may hold its response for as long as its client does not read. Requests
/// of HTTP/1.1 are limited by the number of connections.
/// </summary>
internal sealed class MultiplexedRequests
{
    /// <summary>150 MB if each holds the longest response and the longest headers.</summary>
    public const int Max = 2048;

    private int _count;

    public static void Use(WebApplication app)
    {
        var requests = new MultiplexedRequests();
        app.Use((context, next) => HttpProtocol.IsHttp11(context.Request.Protocol) ? next(context) : requests.InvokeAsync(context, next));
    }

    private async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            if (Interlocked.Increment(ref _count) <= Max) await next(context);
            else Refuse(context.Response);
        }
        finally
        {
            Interlocked.Decrement(ref _count);
        }
    }

    /// <summary>Refuses without a body, which would also have to wait for its client.</summary>
    private static void Refuse(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        RetryAfter.Set(response);
    }
}
