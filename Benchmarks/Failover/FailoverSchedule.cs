using MovieSimilarity.Benchmarks.Answers;
using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Benchmarks.Failover;

/// <summary>Kills, restarts and publications, evenly spread over a time.</summary>
internal static class FailoverSchedule
{
    /// <param name="cluster">The cluster, two silos or more.</param>
    /// <param name="models">The model that it serves, and one or two to publish; of two models, the first is published again.</param>
    /// <param name="seconds">How long it takes, with time to recover from the last step.</param>
    public static IReadOnlyList<FailoverStep> Make(Cluster cluster, IReadOnlyList<TestModel> models, int seconds)
    {
        var (first, second, third) = (models[0], models[1], models[^1] == models[1] ? models[0] : models[2]);
        // The silo that was there first runs what there is one of in a cluster, most likely.
        var (one, other) = (cluster.Silos[0], cluster.Silos[1]);
        FailoverStep[] steps =
        [
            Kill(one, first), Restart(one, first), Publish(cluster, second),
            Kill(other, second), Restart(other, second), Publish(cluster, third),
        ];
        return [.. steps.Select((step, number) => step with { Due = TimeSpan.FromSeconds((number + 0.5) * seconds / steps.Length) })];
    }

    private static FailoverStep Kill(SiloProcess silo, TestModel active) =>
        new($"kill {silo.Name}", default, _ => Done(silo.Kill), active.Version);

    private static FailoverStep Restart(SiloProcess silo, TestModel active) =>
        new($"restart {silo.Name}", default, _ => Done(silo.Start), active.Version);

    private static FailoverStep Publish(Cluster cluster, TestModel model) => new(
        $"publish {model.Version}", default, stop => cluster.Frontend.PublishAsync(model.Path, model.Version, stop), model.Version);

    private static Task<string?> Done(Action step)
    {
        step();
        return Task.FromResult<string?>(null);
    }
}
