using MovieSimilarity.Silo.Clustering;
using MovieSimilarity.Silo.Hosting;

namespace MovieSimilarity.WebFrontend.Hosting;

/// <summary>
/// The connection of a frontend to its cluster, looked for in the background: the host would start nothing else, the HTTP
/// listener included, before it is found.
/// </summary>
/// <param name="client">What looks for the cluster, and is the client once it has found it.</param>
internal sealed class ClusterConnection(IHostedService client) : BackgroundService
{
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes once grains can be called.</summary>
    public Task Connected => _connected.Task;

    /// <summary>Adds a client of the cluster to a host, and its connection as a service.</summary>
    public static void Add(IHostApplicationBuilder builder, FrontendOptions options, ClusterAddress cluster)
    {
        var before = builder.Services.ToHashSet();
        builder.UseOrleansClient(client =>
        {
            cluster.Configure(client);
            if (options.Dashboard) client.AddMovieSimilarityDashboard();
        });
        var client = builder.Services.Single(service => service.ServiceType == typeof(IHostedService) && !before.Contains(service));
        builder.Services.Remove(client);
        builder.Services.AddSingleton(services => new ClusterConnection((IHostedService)client.ImplementationFactory!(services)));
        builder.Services.AddHostedService(services => services.GetRequiredService<ClusterConnection>());
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (Connected.IsCompleted) await client.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await client.StartAsync(stoppingToken);
        _connected.SetResult();
    }
}
