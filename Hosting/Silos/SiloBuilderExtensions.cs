using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using MovieSimilarity.Grains.Hosting;
using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Hosting.Storage;
using Orleans.Configuration;

namespace MovieSimilarity.Hosting.Silos;

/// <summary>The configuration of silos, the same in every host.</summary>
public static class SiloBuilderExtensions
{
    /// <summary>Configures what the grains need on any silo. The cluster configures the storage.</summary>
    public static ISiloBuilder AddMovieSimilarity(this ISiloBuilder silo) =>
        silo.AddMovieSimilarityGrains().Configure<SiloMessagingOptions>(MessagingLimits.Apply).AddRecoveringGrainDirectory();

    /// <summary>Ends the process with a sentence and an exit code if the silo cannot go on. For processes that run nothing else.</summary>
    public static ISiloBuilder EndProcessOnFatalError(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<IFatalErrorHandler, FatalErrorHandler>();
        return silo;
    }

    /// <summary>
    /// A cluster of one silo, in this process: it listens on a free loopback port and has no gateway, so that any number of such processes
    /// can run side by side. State is kept in memory.
    /// </summary>
    public static ISiloBuilder UseOneProcessClustering(this ISiloBuilder silo)
    {
        const int noGateway = 0;
        return silo.UseLocalhostClustering(siloPort: FreeLoopbackPort(), gatewayPort: noGateway).AddMemoryStorage();
    }

    private static int FreeLoopbackPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
