using MovieSimilarity.Grains.Interfaces.Layout;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace MovieSimilarity.Grains.Placement;

/// <summary>
/// Places a replica on the silo that the replica manager names in the call that activates it. If a query activates the replica before the
/// manager does, each replica of a partition is placed on a different silo, and the manager moves it if needed.
/// </summary>
internal sealed class ReplicaPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        return Task.FromResult(IPlacementDirector.GetPlacementHint(target.RequestContextData, silos) ?? ByNumber(target, silos));
    }

    private static SiloAddress ByNumber(PlacementTarget target, SiloAddress[] silos)
    {
        var key = ReplicaKey.Parse(target.GrainIdentity.Key.ToString()!);
        return silos.Order().ElementAt((key.Partition.Partition + key.Replica) % silos.Length);
    }
}

/// <summary>Marks grains that <see cref="ReplicaPlacementDirector"/> places.</summary>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.ReplicaPlacement")]
internal sealed class ReplicaPlacement : PlacementStrategy;

/// <summary>Places a grain by <see cref="ReplicaPlacementDirector"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ReplicaPlacementAttribute() : PlacementAttribute(new ReplicaPlacement());
