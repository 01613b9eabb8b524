namespace MovieSimilarity.WebFrontend.Http;

/// <summary>
/// Bounds the requests under way of all connections that carry many at a time (HTTP/2): each may hold its answer for as long as its
/// caller does not read. Those of HTTP/1.1 are bounded by the number of connections.
/// </summary>
internal sealed class MultiplexedRequests
{
    /// <summary>150 MB, where each holds the longest answer and the longest headers.</summary>
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

    /// <summary>Without a body, which would wait for its caller as well.</summary>
    private static void Refuse(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        RetryAfter.Set(response);
    }
}
