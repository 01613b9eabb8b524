namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>Sends responses with entity tags.</summary>
internal static class TaggedResponses
{
    public const string Json = "application/json; charset=utf-8";

    private const string NoCache = "no-cache";

    /// <summary>Answers 304 if the caller has the response already.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="tag">The tag of the response, not compressed.</param>
    /// <param name="coding">How the body is to be compressed.</param>
    /// <returns>Whether it has.</returns>
    public static bool IsKnown(HttpContext context, string tag, ContentCoding coding)
    {
        var (tags, http) = (context.Request.Headers.IfNoneMatch, context.Response);
        if (tags.Count == 0 || HttpMethods.IsPost(context.Request.Method) || EntityTag.FindKnown(tags, tag, coding) is not { } known) return false;
        http.Headers.CacheControl = NoCache;
        http.Headers.ETag = known;
        http.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>Sends a response. Clients may keep it but must revalidate it, since another model may be active.</summary>
    public static async Task SendAsync(HttpContext context, Response response, string contentType)
    {
        var http = context.Response;
        http.Headers.CacheControl = NoCache;
        http.Headers.ETag = response.Tag;
        if (response.Coding != ContentCoding.Identity) http.Headers.ContentEncoding = Compression.NameOf(response.Coding);
        http.ContentType = contentType;
        http.ContentLength = response.Body.Length;
        await http.BodyWriter.WriteAsync(response.Body);
    }

    /// <summary>Sends a body that nobody should keep, compressed as the caller takes it.</summary>
    public static async Task SendUntaggedAsync(HttpContext context, ReadOnlyMemory<byte> body, string contentType)
    {
        var (coding, http) = (Compression.Choose(context.Request.Headers.AcceptEncoding), context.Response);
        var response = new Response(body, ContentCoding.Identity, "\"\"");
        if (coding != ContentCoding.Identity) response = Compression.Compress(response, coding);
        http.Headers.CacheControl = "no-store";
        if (response.Coding != ContentCoding.Identity) http.Headers.ContentEncoding = Compression.NameOf(response.Coding);
        http.ContentType = contentType;
        http.ContentLength = response.Body.Length;
        await http.BodyWriter.WriteAsync(response.Body);
    }

    /// <summary>Sends a body, compressed as the caller takes it, or 304 if the caller has it.</summary>
    public static Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body, string contentType)
    {
        context.Response.Headers.Vary = "Accept, Accept-Encoding";
        var (tag, coding) = (EntityTag.Of(body.Span), Compression.Choose(context.Request.Headers.AcceptEncoding));
        if (IsKnown(context, tag, coding)) return Task.CompletedTask;
        var response = new Response(body, ContentCoding.Identity, tag);
        return SendAsync(context, coding == ContentCoding.Identity ? response : Compression.Compress(response, coding), contentType);
    }
}
