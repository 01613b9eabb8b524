using System.Net;
using MovieSimilarity.WebFrontend.Http;
using Orleans.Dashboard;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>
/// <c>/dashboard</c>, Orleans' own. It knows no users, so it is there for callers on this machine alone, who also call it by
/// a local name: a page from elsewhere that has its own name resolved to this machine does not.
/// </summary>
internal static class DashboardEndpoint
{
    private const string Path = SecurityHeaders.DashboardPath;

    public static void Map(WebApplication app)
    {
        // Before the endpoints read their parameters: a missing page is a 404, whatever its parameters.
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase) || IsLocal(context)) return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.MapOrleansDashboard(Path);
    }

    private static bool IsLocal(HttpContext context) => LocalCaller.Is(context) && IsLocalName(context.Request.Host.Host);

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);
}
