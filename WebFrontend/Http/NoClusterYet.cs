using MovieSimilarity.WebFrontend.Hosting;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>Answers for everything that needs the cluster while the frontend still looks for it.</summary>
internal static class NoClusterYet
{
    private const string LivePath = "/health/live";

    /// <param name="app">A frontend that is a client of a cluster.</param>
    public static void Use(WebApplication app)
    {
        var connection = app.Services.GetRequiredService<ClusterConnection>();
        app.Use((context, next) => connection.Connected.IsCompleted || context.Request.Path == LivePath
            ? next(context)
            : Problems.Unavailable(context, "The service is not ready: it looks for its cluster. Try again in a moment.").ExecuteAsync(context));
    }
}
