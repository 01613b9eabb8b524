using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MovieSimilarity.Hosting.CommandLine;

namespace MovieSimilarity.Silo;

/// <summary>
/// Answers a silo's health checks: <c>/health/live</c> looks at nothing, <c>/health/ready</c> at whether the silo is an active
/// member of its cluster.
/// </summary>
/// <param name="urls">Where to listen, separated by semicolons.</param>
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
        builder.Services.AddSingleton(services.GetRequiredService<ILoggerFactory>());
        var web = builder.Build();
        web.MapMethods("/health/live", [HttpMethods.Get, HttpMethods.Head], context => WriteAsync(context, "live"));
        web.MapMethods("/health/ready", [HttpMethods.Get, HttpMethods.Head], context =>
        {
            var status = services.GetRequiredService<ISiloStatusOracle>().CurrentStatus;
            if (status == SiloStatus.Active) return WriteAsync(context, "ready");
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return WriteAsync(context, status == SiloStatus.None ? "created" : status.ToString().ToLowerInvariant());
        });
        return web;
    }

    private static Task WriteAsync(HttpContext context, string status)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync($$"""{ "status": "{{status}}" }""", context.RequestAborted);
    }
}
