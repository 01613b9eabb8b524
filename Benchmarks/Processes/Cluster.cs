using System.Globalization;
using MovieSimilarity.Benchmarks.Answers;

namespace MovieSimilarity.Benchmarks.Processes;

/// <summary>A Redis, some silos and a frontend.</summary>
internal sealed class Cluster
{
    /// <summary>How long processes may take to start and to load a model, on a machine that is busy besides.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);

    /// <summary>How often the frontend is asked how the cluster is.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private Cluster(IReadOnlyList<SiloProcess> silos, Frontend frontend) => (Silos, Frontend) = (silos, frontend);

    /// <summary>The silos, those that were killed too.</summary>
    public IReadOnlyList<SiloProcess> Silos { get; }

    /// <summary>The frontend.</summary>
    public Frontend Frontend { get; }

    /// <summary>Starts a cluster that serves a model.</summary>
    /// <exception cref="BenchmarkException">It does not come to that.</exception>
    public static async Task<Cluster> StartAsync(
        Sandbox sandbox, ClusterShape shape, TestModel model, CancellationToken cancellationToken)
    {
        var prefix = $"{shape.Silos}-silos";
        var address = await RedisServer.StartAsync(sandbox, $"{prefix}-redis", cancellationToken);
        var silos = Enumerable.Range(1, shape.Silos).Select(number => new SiloProcess(sandbox, $"{prefix}-silo-{number}", address)).ToArray();
        foreach (var silo in silos) silo.Start();
        var frontend = new Frontend(
            sandbox, $"{prefix}-frontend", "--cluster", address,
            "--partitions", shape.Partitions.ToString(CultureInfo.InvariantCulture),
            "--replicas", shape.Replicas.ToString(CultureInfo.InvariantCulture));
        var cluster = new Cluster(silos, frontend);
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
