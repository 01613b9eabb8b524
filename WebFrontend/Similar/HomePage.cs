using Microsoft.Net.Http.Headers;

namespace MovieSimilarity.WebFrontend.Similar;

/// <summary>The web page at <c>/</c>, for callers that prefer HTML: browsers do, curl and most clients do not.</summary>
internal sealed class HomePage(IWebHostEnvironment environment)
{
    private readonly string _path = Path.Combine(environment.WebRootPath, "index.html");

    public static bool IsWantedBy(HttpRequest request) =>
        !HttpMethods.IsPost(request.Method)
        && !request.Query.ContainsKey("format")
        && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(type => type.MediaType == "text/html");

    /// <summary>Browsers ask again each time, so that an upgrade is seen at once; unchanged files cost them no transfer.</summary>
    public static void RequireRevalidation(HttpResponse response) => response.Headers.CacheControl = "no-cache";

    public IResult Show(HttpResponse response)
    {
        RequireRevalidation(response);
        return TypedResults.PhysicalFile(_path, "text/html; charset=utf-8");
    }
}
