using MovieSimilarity.Benchmarks.Answers;
using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Benchmarks.Failover;

/// <summary>How long each fault lasts.</summary>
/// <param name="Pause">A silo hangs: SIGSTOP.</param>
/// <param name="Isolation">A silo's machine loses the network.</param>
/// <param name="Cut">The link between a silo and the frontend loses every packet.</param>
internal sealed record FaultDurations(TimeSpan Pause, TimeSpan Isolation, TimeSpan Cut);

/// <summary>Faults after which a silo is still there but does not answer, one after another, to each silo.</summary>
internal static class FaultSchedule
{
    /// <summary>So long the cluster runs undisturbed before the first fault and after the last.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);

    /// <param name="cluster">A cluster on a <see cref="VirtualNetwork"/>.</param>
    /// <param name="model">The model that it serves.</param>
    /// <param name="durations">How long each fault lasts.</param>
    public static IReadOnlyList<FailoverStep> Make(Cluster cluster, TestModel model, FaultDurations durations) =>
    [
        .. cluster.Silos.SelectMany(silo => (FailoverStep[])
        [
            Fault($"{silo.Name} paused", durations.Pause, silo.Pause, silo.Resume, model),
            Fault($"{silo.Name} isolated", durations.Isolation, () => VirtualNetwork.Isolate(silo.Machine!), () => VirtualNetwork.Rejoin(silo.Machine!), model),
            Fault(
                $"{silo.Name} cut off from the frontend", durations.Cut,
                () => VirtualNetwork.Cut(silo.Machine!, cluster.FrontendMachine!), () => VirtualNetwork.Mend(silo.Machine!, cluster.FrontendMachine!), model),
        ]),
    ];

    private static FailoverStep Fault(string what, TimeSpan duration, Action begin, Action end, TestModel model) => new(
        $"{what} for {duration.TotalSeconds:F0} s",
        Calm,
        async stop =>
        {
            begin();
            try
            {
                await Task.Delay(duration, stop);
            }
            finally
            {
                end();
            }
            return null;
        },
        model.Version);
}
