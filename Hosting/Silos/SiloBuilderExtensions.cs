using System.Net;
using System.Net.Sockets;
using MovieSimilarity.Grains.Hosting;
using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Hosting.Storage;
using Orleans.Configuration;

namespace MovieSimilarity.Hosting.Silos;

/// <summary>The silo's configuration, in one place for every host.</summary>
public static class SiloBuilderExtensions
{
    /// <summary>Configures what the grains need on any silo. The cluster configures the storage.</summary>
    public static ISiloBuilder AddMovieSimilarity(this ISiloBuilder silo) =>
        silo.AddMovieSimilarityGrains().Configure<SiloMessagingOptions>(MessagingLimits.Apply).AddRecoveringGrainDirectory();

    /// <summary>
    /// A cluster of one, in this process and nowhere else: it listens on a free loopback port and has no gateway, so that
    /// any number of such processes run side by side. State is kept in memory.
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
