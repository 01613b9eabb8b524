using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace MovieSimilarity.Hosting.Health;

/// <summary>The health checks of every service: <c>/health/live</c> checks nothing, <c>/health/ready</c> checks what is already known.</summary>
public static class HealthEndpoints
{
    /// <summary>Answers as long as the process runs.</summary>
    public const string LivePath = "/health/live";

    /// <summary>Answers whether the process can do its work.</summary>
    public const string ReadyPath = "/health/ready";

    /// <summary>Registers the health checks.</summary>
    /// <param name="services">The services of a web application.</param>
    /// <param name="readiness">Checks whether the process can do its work, from what is already known.</param>
    public static IServiceCollection AddMovieSimilarityHealth(this IServiceCollection services, Func<IServiceProvider, IHealthCheck> readiness)
    {
        services.AddHealthChecks().Add(new HealthCheckRegistration("ready", readiness, failureStatus: null, tags: null));
        // A process that is not ready yet is no error, and an orchestrator asks every few seconds.
        return services.AddLogging(log => log.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None));
    }

    /// <summary>Maps the endpoints, for GET and HEAD.</summary>
    /// <param name="routes">The web application.</param>
    /// <param name="writeLive">Writes the body for a process that runs.</param>
    /// <param name="writeReady">Writes the body for the result of the readiness check; the status is 200 if it is healthy, 503 otherwise.</param>
    public static void MapMovieSimilarityHealth(
        this IEndpointRouteBuilder routes, Func<HttpContext, Task> writeLive, Func<HttpContext, HealthReportEntry, Task> writeReady)
    {
        Map(LivePath, _ => false, (context, _) => writeLive(context));
        Map(ReadyPath, _ => true, (context, report) => writeReady(context, report.Entries.Values.Single()));

        void Map(string path, Func<HealthCheckRegistration, bool> predicate, Func<HttpContext, HealthReport, Task> write) => routes
            .MapHealthChecks(path, new HealthCheckOptions { Predicate = predicate, ResponseWriter = write })
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
    }
}
