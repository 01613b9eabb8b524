using MovieSimilarity.Benchmarks.Answers;
using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Benchmarks.Failover;

/// <summary>What befalls the cluster, in order.</summary>
internal static class FailoverSchedule
{
    /// <summary>Number of events.</summary>
    public const int Events = 6;

    /// <param name="cluster">The cluster, two silos or more.</param>
    /// <param name="models">The model that it serves, and one or two to publish; of two models, the first is published again.</param>
    public static IReadOnlyList<FailoverStep> Make(Cluster cluster, IReadOnlyList<TestModel> models)
    {
        var (first, second, third) = (models[0], models[1], models[^1] == models[1] ? models[0] : models[2]);
        // The silo that was there first runs what there is one of in a cluster, most likely.
        var (one, other) = (cluster.Silos[0], cluster.Silos[1]);
        return
        [
            Kill(one, first), Restart(one, first), Publish(cluster, second),
            Kill(other, second), Restart(other, second), Publish(cluster, third),
        ];
    }

    /// <summary>When an event is due: evenly spread, with time to recover behind the last.</summary>
    public static TimeSpan DueAt(int number, int seconds) => TimeSpan.FromSeconds((number + 0.5) * seconds / Events);

    private static FailoverStep Kill(SiloProcess silo, TestModel active) => new($"kill {silo.Name}", _ => Done(silo.Kill), active.Version);

    private static FailoverStep Restart(SiloProcess silo, TestModel active) => new($"restart {silo.Name}", _ => Done(silo.Start), active.Version);

    private static FailoverStep Publish(Cluster cluster, TestModel model) => new(
        $"publish {model.Version}", stop => cluster.Frontend.PublishAsync(model.Path, model.Version, stop), model.Version);

    private static Task<string?> Done(Action step)
    {
        step();
        return Task.FromResult<string?>(null);
    }
}
