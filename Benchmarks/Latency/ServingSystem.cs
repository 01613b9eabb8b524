using MovieSimilarity.Benchmarks.Answers;
using MovieSimilarity.Benchmarks.Load;
using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Benchmarks.Latency;

/// <summary>One of the systems that are compared.</summary>
/// <param name="name">What it is.</param>
/// <param name="frontend">Its frontend.</param>
/// <param name="check">Knows the right answers.</param>
internal sealed class ServingSystem(string name, Frontend frontend, AnswerCheck check) : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>What it is.</summary>
    public string Name => name;

    /// <summary>Sends the query.</summary>
    public MovieQuery Query { get; } = new(frontend.Address, check);

    /// <summary>Its latencies, in milliseconds.</summary>
    public List<double> Latencies { get; } = [];

    /// <summary>Starts a frontend that holds everything itself.</summary>
    public static async Task<ServingSystem> StartOneProcessAsync(
        Sandbox sandbox, TestModel model, AnswerCheck check, CancellationToken cancellationToken)
    {
        var frontend = new Frontend(sandbox, "one-process", ["--model", model.Path, "--result-cache", "0"]);
        while (!await frontend.IsReadyAsync(cancellationToken)) await Task.Delay(PollInterval, cancellationToken);
        return new ServingSystem("one process", frontend, check);
    }

    /// <summary>Starts a cluster.</summary>
    public static async Task<ServingSystem> StartClusterAsync(
        Sandbox sandbox, ClusterShape shape, TestModel model, AnswerCheck check, CancellationToken cancellationToken)
    {
        var cluster = await Cluster.StartAsync(sandbox, shape, model, cancellationToken);
        return new ServingSystem($"frontend and {shape}", cluster.Frontend, check);
    }

    /// <inheritdoc/>
    public void Dispose() => Query.Dispose();
}
