using MovieSimilarity.Hosting.Health;
using MovieSimilarity.WebFrontend.Cluster;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>Answers for everything that needs the cluster while none of its silos can be reached.</summary>
internal static class ClusterReadinessMiddleware
{
    /// <param name="app">A frontend that is a client of a cluster.</param>
    /// <param name="isForPage">Whether a request for the root is one for the page, which says by itself what is wrong.</param>
    public static void Use(WebApplication app, Func<HttpRequest, bool> isForPage)
    {
        var gateways = app.Services.GetRequiredService<Gateways>();
        app.Use((context, next) => gateways.Any || context.Request.Path == HealthEndpoints.LivePath || (context.Request.Path == "/" && isForPage(context.Request))
            ? next(context)
            : Problems.Unavailable(context, "The service is not ready: no silo of its cluster can be reached. Try again in a moment.").ExecuteAsync(context));
    }
}
