using System.CommandLine;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MovieSimilarity.CommandLine;
using MovieSimilarity.Hosting;
using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.Hosting.CommandLine;

namespace MovieSimilarity.Silo;

/// <summary>Runs a silo from a command line, or prints in one sentence why it cannot.</summary>
internal static class SiloCommandLine
{
    private static readonly ClusterOption Cluster = new("The cluster to join [default: localhost]");

    private static readonly Option<int?> SiloPort = NumberOption.CreateOptional(
        "--silo-port", 1, IPEndPoint.MaxPort, "The port for other silos [default: the first free one from 11111 up].");

    private static readonly Option<int?> GatewayPort = NumberOption.CreateOptional(
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

    /// <summary>The default address of the health command: the one that the documentation uses.</summary>
    private const string DefaultHealthUrl = "http://localhost:8081";

    /// <summary>Runs until stopped.</summary>
    /// <param name="arguments">The arguments after the program's name.</param>
    /// <param name="output">Receives help and the line that says that the silo runs.</param>
    /// <param name="error">Receives error messages.</param>
    /// <param name="cancellationToken">Stops the silo.</param>
    /// <returns>0 after a regular stop, 1 if the silo could not start or failed.</returns>
    public static Task<int> RunAsync(
        string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        var command = new RootCommand("Hosts the grains that hold a model: one member of a cluster.")
        {
            Cluster.Option, StorageOption.Option, SiloPort, GatewayPort, Advertise, HealthUrls, Dashboard,
        };
        return ServiceCommandLine.RunAsync(command, arguments, DefaultHealthUrl, RunAsync, output, error, cancellationToken);
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var (cluster, request, healthUrls) = ReadOptions(parsed);
        string?[] warnings = [Cluster.FindWarning(parsed), StorageOption.FindWarning(parsed)];
        foreach (var warning in warnings.OfType<string>()) await error.WriteLineAsync(warning);
        var endpoints = await cluster.PrepareAsync(request, cancellationToken);
        using var host = SiloApplication.Create(cluster, endpoints, healthUrls, parsed.GetValue(Dashboard));
        await host.StartOrExplainAsync(reason =>
            $"The silo cannot start at {endpoints.Address}, ports {endpoints.SiloPort} and {endpoints.GatewayPort}: {reason}");
        await output.WriteLineAsync(Banner(host, cluster, endpoints, healthUrls));
        await host.WaitForShutdownAsync(cancellationToken);
        return Environment.ExitCode;
    }

    /// <exception cref="OptionsException">An option has a value that cannot be used; every such option is named.</exception>
    private static (ClusterAddress Cluster, EndpointRequest Request, string? HealthUrls) ReadOptions(ParseResult parsed)
    {
        var errors = new List<string>();
        var named = Cluster.Read(parsed, errors);
        // If the cluster cannot be read, there is nothing to check its storage against.
        var cluster = errors.Count > 0 ? new LocalhostCluster() : StorageOption.Apply(named ?? new LocalhostCluster(), parsed, errors);
        var healthUrls = parsed.GetValue(HealthUrls);
        if (healthUrls is not null && ListeningUrls.FindInvalidWithoutTls(healthUrls) is { Count: > 0 } invalid)
            errors.Add($"--health-urls takes addresses such as http://localhost:8081 or http://*:8081, not '{string.Join("', '", invalid)}'.");
        var request = new EndpointRequest(parsed.GetValue(SiloPort), parsed.GetValue(GatewayPort), parsed.GetValue(Advertise))
        {
            HealthPorts = healthUrls is null ? [] : ListeningUrls.FindPorts(healthUrls),
        };
        if (request.FindCollision() is { } collision) errors.Add(collision);
        if (errors.Count > 0) throw new OptionsException(string.Join(Environment.NewLine, errors));
        return (cluster, request, healthUrls);
    }

    private static string Banner(IHost host, ClusterAddress cluster, SiloEndpoints endpoints, string? healthUrls)
    {
        var silo = host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.Endpoint;
        var health = healthUrls is null ? "" : $", health {healthUrls}";
        return $"Silo {silo} runs in cluster {cluster}, gateway port {endpoints.GatewayPort}{health}. Press Ctrl+C to stop.";
    }
}
