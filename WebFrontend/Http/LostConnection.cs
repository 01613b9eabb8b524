namespace MovieSimilarity.WebFrontend.Http;

/// <summary>Clients that disconnect.</summary>
internal static class LostConnection
{
    /// <summary>
    /// The error for a client that disconnected before it had sent its whole body. The connection is aborted: otherwise the server would try
    /// to read the rest of the body, fail again, and log that.
    /// </summary>
    public static BadHttpRequestException Abort(HttpContext context, Exception error)
    {
        context.Abort();
        return new BadHttpRequestException("The connection was lost before the whole body arrived.", error);
    }
}
