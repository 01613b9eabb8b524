using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Hosting.CommandLine;
using MovieSimilarity.Hosting.Silos;

namespace MovieSimilarity.Silo;

/// <summary>Puts a silo process together.</summary>
internal static class SiloApplication
{
    /// <param name="cluster">The cluster to join.</param>
    /// <param name="endpoints">Where the silo listens.</param>
    /// <param name="healthUrls">Where to answer health checks, separated by semicolons; null for nowhere.</param>
    /// <param name="dashboard">Whether to collect what the dashboard shows.</param>
    public static IHost Create(ClusterAddress cluster, SiloEndpoints endpoints, string? healthUrls, bool dashboard)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseCommandLine();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Before the silo, so that it can be asked while the silo joins and while it leaves.
        if (healthUrls is not null)
            builder.Services.AddHostedService(services => new HealthListener(healthUrls, services));
        builder.UseOrleans(silo =>
        {
            cluster.Configure(silo, endpoints);
            silo.AddMovieSimilarity();
            silo.Services.AddSingleton<IFatalErrorHandler, FatalErrorHandler>();
            if (dashboard) silo.AddMovieSimilarityDashboard();
        });
        return builder.Build();
    }
}
