using MovieSimilarity.Benchmarks.Answers;
using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Benchmarks.Failover;

/// <summary>A fault of a silo whose process keeps running.</summary>
internal enum FaultKind
{
    /// <summary>It hangs: SIGSTOP.</summary>
    Paused,

    /// <summary>Its machine has no network.</summary>
    Isolated,

    /// <summary>The link between it and the frontend loses every packet.</summary>
    CutOff,
}

/// <summary>A fault of one silo.</summary>
/// <param name="Kind">Which.</param>
/// <param name="What">The same in words, with the silo.</param>
/// <param name="Begin">Brings it about.</param>
/// <param name="End">Ends it.</param>
internal sealed record Fault(FaultKind Kind, string What, Action Begin, Action End);

/// <summary>Faults after which a silo still runs but does not answer, one after another, to each silo.</summary>
internal static class FaultSchedule
{
    /// <summary>So long the cluster runs undisturbed before the first fault.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);

    /// <summary>Every fault of every silo.</summary>
    /// <param name="cluster">A cluster on a <see cref="VirtualNetwork"/>.</param>
    public static IEnumerable<Fault> Make(Cluster cluster)
    {
        var frontend = cluster.FrontendMachine!;
        return cluster.Silos.SelectMany(silo => (Fault[])
        [
            new(FaultKind.Paused, $"{silo.Name} paused", silo.Pause, silo.Resume),
            new(
                FaultKind.Isolated, $"{silo.Name} isolated",
                () => VirtualNetwork.Isolate(silo.Machine!), () => VirtualNetwork.Rejoin(silo.Machine!)),
            new(
                FaultKind.CutOff, $"{silo.Name} cut off from the frontend",
                () => VirtualNetwork.Cut(silo.Machine!, frontend), () => VirtualNetwork.Mend(silo.Machine!, frontend)),
        ]);
    }

    /// <summary>The same as steps of a run.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="model">The model that it serves.</param>
    /// <param name="durations">How long each kind lasts.</param>
    public static IReadOnlyList<FailoverStep> Make(Cluster cluster, TestModel model, IReadOnlyDictionary<FaultKind, TimeSpan> durations) =>
        [.. Make(cluster).Select(fault => Step(fault, durations[fault.Kind], model))];

    private static FailoverStep Step(Fault fault, TimeSpan duration, TestModel model) => new(
        $"{fault.What} for {duration.TotalSeconds:F0} s",
        Calm,
        async stop =>
        {
            fault.Begin();
            try
            {
                await Task.Delay(duration, stop);
            }
            finally
            {
                fault.End();
            }
            return null;
        },
        model.Version);
}
