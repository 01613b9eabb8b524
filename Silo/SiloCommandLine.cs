using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MovieSimilarity.Hosting;
using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Hosting.CommandLine;
using MovieSimilarity.Printing;

namespace MovieSimilarity.Silo;

/// <summary>Runs a silo from a command line, or prints in one sentence why it cannot.</summary>
internal static class SiloCommandLine
{
    private static readonly ClusterOption Cluster = new("The cluster to join [default: localhost]");

    private static readonly Option<int?> SiloPort = NumberOption.Create(
        "--silo-port", 1, IPEndPoint.MaxPort, "The port for other silos [default: the first free one from 11111 up].");

    private static readonly Option<int?> GatewayPort = NumberOption.Create(
        "--gateway-port", 1, IPEndPoint.MaxPort, "The port for frontends [default: the first free one from 30000 up].");

    private static readonly Option<string?> Advertise = new("--advertise")
    {
        HelpName = "ADDRESS",
        Description = "The IP address or name at which other processes reach this silo "
            + "[default: 127.0.0.1 for localhost, this machine's address on the network of Redis otherwise].",
    };

    private static readonly Option<string?> HealthUrls = new("--health-urls")
    {
        HelpName = "URLS",
        Description = "Addresses that serve /health/live and /health/ready, separated by semicolons [default: none].",
    };

    private static readonly Option<bool> Dashboard = new("--dashboard")
    {
        Description = "Collects the data that the frontends' dashboard shows.",
    };

    /// <summary>The default address of the health verb: the one that the documentation uses.</summary>
    private const string DefaultHealthUrl = "http://localhost:8081";

    /// <summary>Runs until stopped.</summary>
    /// <param name="arguments">The arguments behind the program's name.</param>
    /// <param name="output">Where help and the line about what runs go.</param>
    /// <param name="error">Where complaints go.</param>
    /// <param name="cancellationToken">Stops the silo.</param>
    /// <returns>0 after a regular stop, 1 if the silo could not start or failed.</returns>
    public static async Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        using var results = new PrintableWriter(output);
        using var complaints = new PrintableWriter(error);
        return await RunPrintableAsync(arguments, results, complaints, cancellationToken);
    }

    private static Task<int> RunPrintableAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Hosts the grains that hold a model: one member of a cluster.")
        {
            Cluster.Option, StorageOption.Option, SiloPort, GatewayPort, Advertise, HealthUrls, Dashboard, HealthCommand.Create(DefaultHealthUrl, output, error),
        };
        root.SetAction((parsed, stop) => ServeAsync(parsed, output, error, stop));
        var configuration = new InvocationConfiguration
        {
            Output = output, Error = error, ProcessTerminationTimeout = HostBuilderExtensions.ShutdownTimeout,
        };
        return root.Parse(arguments).InvokeAsync(configuration, cancellationToken);
    }

    private static async Task<int> ServeAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            var (cluster, healthUrls) = ReadOptions(parsed);
            string?[] warnings = [Cluster.FindWarning(parsed), StorageOption.FindWarning(parsed)];
            foreach (var warning in warnings.OfType<string>()) await error.WriteLineAsync(warning);
            var request = new EndpointRequest(parsed.GetValue(SiloPort), parsed.GetValue(GatewayPort), parsed.GetValue(Advertise));
            var endpoints = await cluster.PrepareAsync(request, cancellationToken);
            using var host = SiloApplication.Create(cluster, endpoints, healthUrls, parsed.GetValue(Dashboard));
            await StartAsync(host, endpoints);
            await output.WriteLineAsync(Banner(host, cluster, endpoints, healthUrls));
            await host.WaitForShutdownAsync(cancellationToken);
            return Environment.ExitCode;
        }
        catch (OptionsException e)
        {
            await error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped while it waited for its cluster.
            return 0;
        }
    }

    /// <exception cref="OptionsException">An option has a value that cannot be used; every such option is named.</exception>
    private static (ClusterAddress Cluster, string? HealthUrls) ReadOptions(ParseResult parsed)
    {
        var errors = new List<string>();
        var named = Cluster.Read(parsed, errors);
        // A cluster that cannot be read is reported, and nothing is known of its storage.
        var cluster = errors.Count > 0 ? new LocalhostCluster() : StorageOption.Apply(named ?? new LocalhostCluster(), parsed, errors);
        var healthUrls = parsed.GetValue(HealthUrls);
        if (healthUrls is not null && ListeningUrls.FindInvalid(healthUrls) is { Count: > 0 } invalid)
            errors.Add($"--health-urls takes addresses such as http://localhost:8081 or http://*:8081, not '{string.Join("', '", invalid)}'.");
        if (errors.Count > 0) throw new OptionsException(string.Join(Environment.NewLine, errors));
        return (cluster, healthUrls);
    }

    /// <exception cref="OptionsException">The silo cannot join its cluster.</exception>
    private static async Task StartAsync(IHost host, SiloEndpoints endpoints)
    {
        try
        {
            await host.StartAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or SocketException or InvalidOperationException or OrleansException
            or StackExchange.Redis.RedisException or TimeoutException)
        {
            await StopHalfWayAsync(host);
            var reason = (e is OrleansException ? e.GetBaseException() : e).Message;
            throw new OptionsException($"The silo cannot start at {endpoints.Address}, ports {endpoints.SiloPort} and {endpoints.GatewayPort}: {reason}");
        }
    }

    /// <summary>Stops a partly started silo. It may already be a member of the cluster, and disposing of it would not leave the cluster.</summary>
    private static async Task StopHalfWayAsync(IHost host)
    {
        try
        {
            await host.StopAsync();
        }
        catch (Exception e) when (e is InvalidOperationException or OrleansException or AggregateException)
        {
            // A host that has not started cannot be stopped. The reason for the failed start is what gets reported.
        }
    }

    private static string Banner(IHost host, ClusterAddress cluster, SiloEndpoints endpoints, string? healthUrls)
    {
        var silo = host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.Endpoint;
        var health = healthUrls is null ? "" : $", health {healthUrls}";
        return $"Silo {silo} runs in cluster {cluster}, gateway port {endpoints.GatewayPort}{health}. Press Ctrl+C to stop.";
    }
}
