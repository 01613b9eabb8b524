namespace MovieSimilarity.WebFrontend.Http;

/// <summary>Callers that hang up.</summary>
internal static class LostConnection
{
    /// <summary>
    /// The error of a caller that hung up before its whole body had come. The connection is given up: the server would try to read the
    /// rest of the body, which fails after a read that failed, and log that.
    /// </summary>
    public static BadHttpRequestException Abort(HttpContext context, Exception error)
    {
        context.Abort();
        return new BadHttpRequestException("The connection was lost before the whole body had come.", error);
    }
}
