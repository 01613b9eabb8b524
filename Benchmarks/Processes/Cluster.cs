using System.Globalization;
using System.Net;
using MovieSimilarity.Benchmarks.Answers;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>A Redis, some silos and a frontend.</summary>
internal sealed class Cluster
{
    /// <summary>How long processes may take to start and to load a model, on a machine that is busy besides.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);

    /// <summary>How often the frontend is asked how the cluster is.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private Cluster(IReadOnlyList<SiloProcess> silos, Frontend frontend, VirtualMachine? frontendMachine) =>
        (Silos, Frontend, FrontendMachine) = (silos, frontend, frontendMachine);

    /// <summary>The silos, those that were killed too.</summary>
    public IReadOnlyList<SiloProcess> Silos { get; }

    /// <summary>The frontend.</summary>
    public Frontend Frontend { get; }

    /// <summary>Where the frontend runs; null for this machine.</summary>
    public VirtualMachine? FrontendMachine { get; }

    /// <summary>Starts a cluster that serves a model.</summary>
    /// <param name="sandbox">Where it runs.</param>
    /// <param name="shape">How large it is.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <param name="network">Gives every silo and the frontend a machine of its own; null to run all on this one.</param>
    /// <exception cref="BenchmarkException">It does not come to that.</exception>
    public static async Task<Cluster> StartAsync(
        Sandbox sandbox, ClusterShape shape, TestModel model, CancellationToken cancellationToken, VirtualNetwork? network = null)
    {
        var prefix = $"{shape.Silos}-silos";
        var address = await RedisServer.StartAsync(sandbox, $"{prefix}-redis", network?.Address ?? IPAddress.Loopback, cancellationToken);
        var silos = Enumerable.Range(1, shape.Silos)
            .Select(number => new SiloProcess(sandbox, $"{prefix}-silo-{number}", address, network?.Add())).ToArray();
        foreach (var silo in silos) silo.Start();
        var machine = network?.Add();
        var frontend = new Frontend(sandbox, $"{prefix}-frontend",
        [
            "--cluster", address, "--result-cache", "0",
            "--partitions", shape.Partitions.ToString(CultureInfo.InvariantCulture),
            "--replicas", shape.Replicas.ToString(CultureInfo.InvariantCulture),
        ], machine);
        var cluster = new Cluster(silos, frontend, machine);
        await cluster.RequireAsync(state => state.Silos.Count == silos.Length, "have all its silos", cancellationToken);
        if (await frontend.PublishAsync(model.Path, model.Version, cancellationToken) is { } error)
            throw new BenchmarkException($"The model could not be published: {error}");
        var endpoints = cluster.RunningEndpoints();
        await cluster.RequireAsync(state => state.IsSettled(endpoints, model.Version), "serve the model", cancellationToken);
        while (!await frontend.IsReadyAsync(cancellationToken)) await Task.Delay(PollInterval, cancellationToken);
        return cluster;
    }

    /// <summary>The addresses of the silos that run.</summary>
    public IReadOnlySet<string> RunningEndpoints() => Silos.Where(silo => silo.IsRunning).Select(silo => silo.Endpoint).ToHashSet();

    /// <summary>Waits until the cluster is as wanted.</summary>
    /// <returns>Whether it came to that in time.</returns>
    public async Task<bool> WaitAsync(Func<ClusterState, bool> isAsWanted, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(patience);
        while (!timeout.IsCancellationRequested)
        {
            foreach (var silo in Silos) silo.StartIfEnded();
            if (await Frontend.TryGetClusterAsync(cancellationToken) is { } state && isAsWanted(state)) return true;
            await Task.Delay(PollInterval, cancellationToken);
        }
        return false;
    }

    private async Task RequireAsync(Func<ClusterState, bool> isAsWanted, string what, CancellationToken cancellationToken)
    {
        if (!await WaitAsync(isAsWanted, StartPatience, cancellationToken))
            throw new BenchmarkException($"A cluster of {Silos.Count} silos did not {what} within {StartPatience.TotalMinutes:F0} minutes.");
    }
}
