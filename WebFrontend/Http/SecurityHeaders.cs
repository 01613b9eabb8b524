namespace MovieSimilarity.WebFrontend.Http;

/// <summary>Keeps a browser to what this service itself sends.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void Use(WebApplication app) => app.Use((context, next) =>
    {
        // As late as that, since an error's answer begins with the headers cleared.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return Task.CompletedTask;
        });
        return next(context);
    });
}
