namespace MovieSimilarity.WebFrontend.Http;

/// <summary>Keeps a browser to what this service itself sends.</summary>
internal static class SecurityHeaders
{
    /// <summary>Where Orleans' dashboard is, if it is on.</summary>
    public const string DashboardPath = "/dashboard";

    private const string Policy =
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Orleans' dashboard styles its page as it draws it, and carries its fonts in its style sheet.</summary>
    private const string DashboardPolicy = $"{Policy}; style-src 'self' 'unsafe-inline'; font-src 'self' data:";

    public static void Use(WebApplication app) => app.Use((context, next) =>
    {
        // As late as that, since an error's answer begins with the headers cleared.
        context.Response.OnStarting(static state => Set((HttpContext)state), context);
        return next(context);
    });

    private static Task Set(HttpContext context)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy =
            context.Request.Path.StartsWithSegments(DashboardPath, StringComparison.OrdinalIgnoreCase) ? DashboardPolicy : Policy;
        return Task.CompletedTask;
    }
}
