namespace MovieSimilarity.WebFrontend.Http;

/// <summary>Sets the headers that restrict browsers to content of this service.</summary>
internal static class SecurityHeaders
{
    /// <summary>The path of Orleans' dashboard, if it is on.</summary>
    public const string DashboardPath = "/dashboard";

    private const string Policy =
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Orleans' dashboard sets styles from its scripts, and its style sheet contains its fonts.</summary>
    private const string DashboardPolicy = $"{Policy}; style-src 'self' 'unsafe-inline'; font-src 'self' data:";

    /// <param name="app">The service.</param>
    /// <param name="posters">Where posters come from, if the page shows any.</param>
    public static void Use(WebApplication app, PosterAddress posters)
    {
        var policy = posters.Origin is { } origin ? Policy.Replace("img-src 'self'", $"img-src 'self' {origin}", StringComparison.Ordinal) : Policy;
        Func<object, Task> set = state => SetBeforeStart((HttpContext)state, policy);
        app.Use((context, next) =>
        {
            // Not earlier: an error handler clears the headers first.
            context.Response.OnStarting(set, context);
            return next(context);
        });
    }

    /// <summary>Sets the headers of a response.</summary>
    public static void Set(IHeaderDictionary headers, string policy = Policy)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = policy;
    }

    private static Task SetBeforeStart(HttpContext context, string policy)
    {
        var isDashboard = context.Request.Path.StartsWithSegments(DashboardPath, StringComparison.OrdinalIgnoreCase);
        Set(context.Response.Headers, isDashboard ? DashboardPolicy : policy);
        return Task.CompletedTask;
    }
}
