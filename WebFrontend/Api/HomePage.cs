using Microsoft.Net.Http.Headers;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>The web page at <c>/</c>, for clients that prefer HTML: browsers do, curl and most others do not.</summary>
internal sealed class HomePage(IWebHostEnvironment environment)
{
    private const string Html = "text/html";

    private readonly string _path = Path.Combine(environment.WebRootPath, "index.html");

    public static bool IsWantedBy(HttpRequest request) =>
        // This alone rules out nearly every client that is not a browser.
        request.Headers.Accept.ToString().Contains(Html, StringComparison.OrdinalIgnoreCase)
        && !HttpMethods.IsPost(request.Method)
        && !request.Query.ContainsKey("format")
        && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && Quality(accepted, Html) is var html and > 0
        && html >= Quality(accepted, "application/json");

    private static double Quality(IEnumerable<MediaTypeHeaderValue> accepted, string type) => accepted
        .Where(candidate => candidate.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
        .Max(candidate => (double?)(candidate.Quality ?? 1)) ?? 0;

    /// <summary>Browsers revalidate the page each time, so they show an upgrade at once; unchanged files are not transferred again.</summary>
    public static void RequireRevalidation(HttpResponse response) => response.Headers.CacheControl = "no-cache";

    public IResult Show(HttpResponse response)
    {
        RequireRevalidation(response);
        return TypedResults.PhysicalFile(_path, $"{Html}; charset=utf-8");
    }
}
