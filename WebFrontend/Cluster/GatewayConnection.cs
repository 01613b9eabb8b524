using System.Net;
using MovieSimilarity.Hosting.Clustering;

namespace MovieSimilarity.WebFrontend.Cluster;

/// <summary>
/// Keeps one gateway connected: makes a client of its silo, offers it to calls, pings it, and connects anew where it has been silent for
/// long, since a connection that lost packets for a minute recovers more slowly than a new one.
/// </summary>
internal sealed partial class GatewayConnection : IAsyncDisposable
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>A ping takes a millisecond; a silo that was paused for so long, by a garbage collection say, is left until it answers.</summary>
    private static readonly TimeSpan PingTimeout = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a silo may take to accept a connection and to describe its grains.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ReconnectDelay = TimeSpan.FromSeconds(1);

    /// <summary>After that a connection is given up: longer than any pause of a healthy silo.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    /// <summary>How long a client may take to disconnect: milliseconds if the silo runs; a dead silo never answers.</summary>
    private static readonly TimeSpan LeaveTimeout = TimeSpan.FromSeconds(1);

    private readonly IPEndPoint _endpoint;
    private readonly ClusterAddress _cluster;
    private readonly Gateways _gateways;
    private readonly ILoggerFactory _logging;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private volatile bool _isConnected;
    private bool _isReported;

    /// <param name="endpoint">Where the silo takes clients.</param>
    /// <param name="cluster">Its cluster.</param>
    /// <param name="gateways">Offers the gateway to calls while it is connected.</param>
    /// <param name="logging">Where Orleans logs.</param>
    /// <param name="time">The clock.</param>
    public GatewayConnection(IPEndPoint endpoint, ClusterAddress cluster, Gateways gateways, ILoggerFactory logging, TimeProvider time)
    {
        (_endpoint, _cluster, _gateways, _logging, _time) = (endpoint, cluster, gateways, logging, time);
        _logger = logging.CreateLogger<GatewayConnection>();
        _running = Task.Run(RunAsync);
    }

    /// <summary>Whether the silo has answered in the last seconds.</summary>
    public bool IsConnected => _isConnected;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ConnectAndServeAsync();
            }
            catch (Exception) when (!_stop.IsCancellationRequested)
            {
                // A silo that cannot be reached is tried again for as long as the cluster lists it.
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Task.Delay(ReconnectDelay, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ConnectAndServeAsync()
    {
        await using var services = new ServiceCollection().AddSingleton(_logging).AddLogging()
            .AddOrleansClient(client => _cluster.Configure(client, _endpoint)).BuildServiceProvider();
        var client = services.GetServices<IHostedService>().Single();
        using (var timeout = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token))
        {
            timeout.CancelAfter(ConnectTimeout);
            await client.StartAsync(timeout.Token);
        }
        var gateway = new Gateway(services.GetRequiredService<IClusterClient>(), _time);
        try
        {
            await OfferAsync(gateway);
        }
        finally
        {
            using var leaving = new CancellationTokenSource(LeaveTimeout);
            await client.StopAsync(leaving.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Offers a gateway to calls until it is silent for long.</summary>
    private async Task OfferAsync(Gateway gateway)
    {
        _gateways.Add(gateway);
        _isConnected = true;
        try
        {
            while (!_stop.IsCancellationRequested && gateway.Silence < LongestSilence)
            {
                await PingAsync(gateway);
                await Task.Delay(PingInterval, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            _isConnected = false;
            _gateways.Remove(gateway);
        }
    }

    private async Task PingAsync(Gateway gateway)
    {
        try
        {
            await gateway.Coordinator.Ping().WaitAsync(PingTimeout, _time, _stop.Token);
            gateway.Confirm();
            if (_isReported) LogAnswersAgain(_endpoint);
            _isReported = false;
        }
        catch (Exception) when (!_stop.IsCancellationRequested)
        {
            gateway.Suspect();
            if (!_isReported) LogNoAnswer(_endpoint);
            _isReported = true;
        }
        catch (OperationCanceledException)
        {
            // The frontend stops.
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The silo with the gateway {Gateway} does not answer; calls go through the others.")]
    private partial void LogNoAnswer(IPEndPoint gateway);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The silo with the gateway {Gateway} answers again.")]
    private partial void LogAnswersAgain(IPEndPoint gateway);
}
