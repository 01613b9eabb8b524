using MovieSimilarity.WebFrontend.Http;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>The web page at <c>/</c>, for clients that prefer HTML: browsers do, curl and most others do not.</summary>
internal sealed class HomePage(IWebHostEnvironment environment)
{
    private const string Html = "text/html";

    private readonly string _path = Path.Combine(environment.WebRootPath, "index.html");

    public static bool IsWantedBy(HttpRequest request) =>
        ContentNegotiation.WantsHtml(request) && !HttpMethods.IsPost(request.Method) && !request.Query.ContainsKey("format");

    /// <summary>Browsers revalidate the page each time, so they show an upgrade at once; unchanged files are not transferred again.</summary>
    public static void RequireRevalidation(HttpResponse response) => response.Headers.CacheControl = "no-cache";

    public IResult Show(HttpResponse response)
    {
        RequireRevalidation(response);
        return TypedResults.PhysicalFile(_path, $"{Html}; charset=utf-8");
    }
}
