using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using MovieSimilarity.Grains.Hosting;
using MovieSimilarity.Grains.Models;

namespace MovieSimilarity.Silo.Hosting;

/// <summary>The silo's configuration, in one place for every host.</summary>
public static class SiloBuilderExtensions
{
    /// <summary>What the grains need of any silo.</summary>
    public static ISiloBuilder AddMovieSimilarity(this ISiloBuilder silo)
    {
        silo.Services.Configure<ModelStorageOptions>(storage => storage.IsDurable = false);
        return silo.AddMovieSimilarityGrains().AddMemoryGrainStorage(ModelStorage.Name);
    }

    /// <summary>
    /// A cluster of one, in this process and nowhere else: it listens on a free loopback port and has no gateway, so that
    /// any number of such processes run side by side.
    /// </summary>
    public static ISiloBuilder UseOneProcessClustering(this ISiloBuilder silo)
    {
        const int noGateway = 0;
        return silo.UseLocalhostClustering(siloPort: FreeLoopbackPort(), gatewayPort: noGateway);
    }

    private static int FreeLoopbackPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
