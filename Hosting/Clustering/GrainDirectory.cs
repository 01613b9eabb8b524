using Orleans.Configuration;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>How silos find the silo that runs a grain.</summary>
internal static class GrainDirectory
{
    /// <summary>
    /// For this time after a silo was declared dead, its grains are not activated elsewhere: it may only have lost its network and still run
    /// them. Zero, since two activations do no harm: partitions never change, so both give the same answers, and of two model grains the
    /// storage refuses the writes of the one with the older state. Waiting would cost answers.
    /// </summary>
    private static readonly TimeSpan LeaseOfDeadSilos = TimeSpan.Zero;

    /// <summary>
    /// Uses the directory that recovers registrations from the silos that run the grains. Orleans' default one loses what a
    /// stopped or dead silo had registered, and then deactivates these grains wherever they run: healthy replicas would
    /// fail queries because another silo stopped.
    /// </summary>
    public static ISiloBuilder AddRecoveringGrainDirectory(this ISiloBuilder silo)
    {
        silo.Configure<GrainDirectoryOptions>(options => options.RangeLeaseDuration = LeaseOfDeadSilos);
#pragma warning disable ORLEANSEXP003 // Experimental: its interface may change with a new version of Orleans, which the build would show.
        return silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
    }
}
