using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Hosting.CommandLine;
using MovieSimilarity.Hosting.Silos;

namespace MovieSimilarity.Silo;

/// <summary>Builds the host of a silo.</summary>
internal static class SiloApplication
{
    /// <param name="cluster">The cluster to join.</param>
    /// <param name="endpoints">The endpoints of the silo.</param>
    /// <param name="healthUrls">Addresses that serve health checks, separated by semicolons; null for none.</param>
    /// <param name="dashboard">Whether to collect the dashboard's data.</param>
    public static IHost Create(ClusterAddress cluster, SiloEndpoints endpoints, string? healthUrls, bool dashboard)
    {
        // The content root is the program's folder, so that it starts from any folder, even from one that it may not read.
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.UseCommandLine();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Before the silo, so that health checks are answered while the silo joins and while it leaves.
        if (healthUrls is not null)
            builder.Services.AddHostedService(services => new HealthListener(healthUrls, services));
        builder.UseOrleans(silo =>
        {
            cluster.Configure(silo, endpoints);
            silo.AddMovieSimilarity().EndProcessOnFatalError();
            if (dashboard) silo.AddMovieSimilarityDashboard();
        });
        return builder.Build();
    }
}
