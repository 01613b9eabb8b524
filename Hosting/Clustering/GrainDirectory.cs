using Orleans.Configuration;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>How silos know which of them runs a grain.</summary>
internal static class GrainDirectory
{
    /// <summary>
    /// For so long after a silo died, none of its grains would be started elsewhere, lest it be cut off and not know yet. But
    /// partitions never change, so that two of a kind answer alike, and of two model grains the storage refuses the one that
    /// knows less. What waiting would cost is answers.
    /// </summary>
    private static readonly TimeSpan LeaseOfDeadSilos = TimeSpan.Zero;

    /// <summary>
    /// Uses the directory that recovers registrations from the silos that run the grains. Orleans' default one loses what a
    /// stopped or dead silo had registered, and then deactivates these grains wherever they run: healthy replicas would
    /// fail queries because another silo went away.
    /// </summary>
    public static ISiloBuilder AddRecoveringGrainDirectory(this ISiloBuilder silo)
    {
        silo.Configure<GrainDirectoryOptions>(options => options.RangeLeaseDuration = LeaseOfDeadSilos);
#pragma warning disable ORLEANSEXP003 // Experimental: its interface may change with a new version of Orleans, which the build would show.
        return silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
    }
}
