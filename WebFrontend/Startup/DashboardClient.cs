using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Hosting.Silos;

namespace MovieSimilarity.WebFrontend.Startup;

/// <summary>
/// The Orleans client that the dashboard of a cluster's frontend uses. It connects in the background. Otherwise the host would start nothing
/// else, not even the HTTP listener, before the cluster is found.
/// </summary>
/// <param name="client">The service that connects the client when it starts.</param>
internal sealed class DashboardClient(IHostedService client) : BackgroundService
{
    /// <summary>How long a client may take to disconnect: milliseconds if the cluster runs; a dead one never answers.</summary>
    private static readonly TimeSpan LeaveTimeout = TimeSpan.FromSeconds(3);

    private volatile bool _isConnected;

    /// <summary>Adds the client to a host.</summary>
    public static void Add(IHostApplicationBuilder builder, ClusterAddress cluster)
    {
        var before = builder.Services.ToHashSet();
        builder.UseOrleansClient(client =>
        {
            cluster.Configure(client);
            client.AddMovieSimilarityDashboard();
        });
        var client = builder.Services.Single(service => service.ServiceType == typeof(IHostedService) && !before.Contains(service));
        builder.Services.Remove(client);
        builder.Services.AddHostedService(services => new DashboardClient((IHostedService)client.ImplementationFactory!(services)));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!_isConnected) return;
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        leaving.CancelAfter(LeaveTimeout);
        try
        {
            await client.StopAsync(leaving.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The cluster had already stopped.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await client.StartAsync(stoppingToken);
        _isConnected = true;
    }
}
