using Orleans.Runtime.Services;

namespace MovieSimilarity.Grains.Partitions;

/// <summary>The <see cref="IPartitionHost"/> of every silo.</summary>
internal sealed class PartitionHosts(IServiceProvider services, ISiloStatusOracle membership)
    : GrainServiceClient<IPartitionHost>(services)
{
    /// <summary>The active silos, in a fixed order.</summary>
    public IReadOnlyList<SiloAddress> Silos =>
        [.. membership.GetApproximateSiloStatuses(onlyActive: true).Keys.Order()];

    /// <summary>All active silos' hosts.</summary>
    public IEnumerable<IPartitionHost> All => Silos.Select(On);

    /// <summary>The hosts of all active silos but this one.</summary>
    public IEnumerable<IPartitionHost> Others => Silos.Where(silo => silo != membership.SiloAddress).Select(On);

    /// <summary>One silo's host.</summary>
    public IPartitionHost On(SiloAddress silo) => GetGrainService(silo);
}
