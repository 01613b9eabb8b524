using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MovieSimilarity.Hosting.CommandLine;
using MovieSimilarity.Hosting.Health;

namespace MovieSimilarity.Silo;

/// <summary>
/// Serves a silo's health checks: <c>/health/live</c> checks nothing, <c>/health/ready</c> checks whether the silo is an active member of
/// its cluster.
/// </summary>
/// <param name="urls">Addresses to listen on, separated by semicolons.</param>
/// <param name="services">The silo's services.</param>
internal sealed class HealthListener(string urls, IServiceProvider services) : IHostedService, IAsyncDisposable
{
    /// <summary>Seconds after which it is worth asking again.</summary>
    private const int RetryAfterSeconds = 1;

    private readonly WebApplication _web = CreateWeb(urls, services);

    public Task StartAsync(CancellationToken cancellationToken) => _web.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _web.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private static WebApplication CreateWeb(string urls, IServiceProvider services)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(urls);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, CommandLineLifetime>();
        builder.Services.AddMovieSimilarityHealth(_ => new MembershipCheck(services));
        // Last, so that the silo's log takes the place of that of the web application.
        builder.Services.AddSingleton(services.GetRequiredService<ILoggerFactory>());
        var web = builder.Build();
        web.MapMovieSimilarityHealth(context => WriteAsync(context, "live"), WriteReadinessAsync);
        return web;
    }

    private static Task WriteReadinessAsync(HttpContext context, HealthReportEntry readiness)
    {
        if (readiness.Status != HealthStatus.Healthy)
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, readiness.Description!);
    }

    private static Task WriteAsync(HttpContext context, string status)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync($$"""{ "status": "{{status}}" }""", context.RequestAborted);
    }

    /// <summary>Checks whether the silo is an active member of its cluster, by what the silo knows.</summary>
    private sealed class MembershipCheck(IServiceProvider services) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var status = services.GetRequiredService<ISiloStatusOracle>().CurrentStatus;
            return Task.FromResult(status == SiloStatus.Active
                ? HealthCheckResult.Healthy("ready")
                : HealthCheckResult.Unhealthy(status == SiloStatus.None ? "created" : status.ToString().ToLowerInvariant()));
        }
    }
}
