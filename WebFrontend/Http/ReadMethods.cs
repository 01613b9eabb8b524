namespace MovieSimilarity.WebFrontend.Http;

/// <summary>The HTTP methods of requests that only read.</summary>
internal static class ReadMethods
{
    /// <summary>GET, and HEAD for monitors that only want the status.</summary>
    public static readonly string[] All = [HttpMethods.Get, HttpMethods.Head];
}
