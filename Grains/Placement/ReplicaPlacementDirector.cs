using MovieSimilarity.Grains.Interfaces.Layout;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace MovieSimilarity.Grains.Placement;

/// <summary>
/// Puts a replica where the replica manager wants it, which it says with the call that wakes the replica. A query that is
/// faster than the manager wakes it somewhere that is at least different for each replica of a partition; the manager moves it
/// where needed.
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
