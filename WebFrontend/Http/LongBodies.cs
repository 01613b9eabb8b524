using Microsoft.AspNetCore.Http.Features;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>Lets some requests at a time have a long body; others wait for their turn, while what they send waits with the server.</summary>
internal sealed class LongBodies : IDisposable
{
    /// <summary>Two lists of 10,000 ids take 180 kB, and 1,000 queries with 200 ids each take 1 MB.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>A body takes up to 50 MB of memory once it is parsed: in JSON of a character each, every one has an entry of its own.</summary>
    private const int MaxAtATime = 8;

    private readonly SemaphoreSlim _turns = new(MaxAtATime);

    /// <summary>Answers a request, with a long body if it has one.</summary>
    public async Task AnswerAsync(HttpContext context, Func<HttpContext, Task> answer)
    {
        if (!IsLong(context.Request))
        {
            await answer(context);
            return;
        }
        await _turns.WaitAsync(context.RequestAborted);
        try
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxBytes;
            await answer(context);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    /// <summary>Whether the body is longer than that of other requests may be, or may be so because its length is not known.</summary>
    private static bool IsLong(HttpRequest request) => request.ContentLength is { } length ? length > CallerLimits.MaxBodyBytes : RequestBody.MayBeIn(request);
}
