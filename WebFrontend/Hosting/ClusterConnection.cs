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
    /// <summary>A silo is told within milliseconds that its client goes; a cluster that is gone never hears of it.</summary>
    private static readonly TimeSpan LeaveTimeout = TimeSpan.FromSeconds(3);

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
        if (!Connected.IsCompleted) return;
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        leaving.CancelAfter(LeaveTimeout);
        try
        {
            await client.StopAsync(leaving.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody was there to take leave of.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await client.StartAsync(stoppingToken);
        _connected.SetResult();
    }
}
