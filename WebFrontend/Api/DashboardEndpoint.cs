using System.Net;
using MovieSimilarity.WebFrontend.Http;
using Orleans.Dashboard;

namespace MovieSimilarity.WebFrontend.Api;

/// <summary>
/// <c>/dashboard</c>, which Orleans provides. It has no login, so only clients on this machine see it, and only under a local host name:
/// a web page from elsewhere whose host name resolves to this machine must not reach it.
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
