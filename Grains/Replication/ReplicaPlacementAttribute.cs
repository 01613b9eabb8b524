using Orleans.Placement;

namespace MovieSimilarity.Grains.Replication;

/// <summary>Puts a grain where <see cref="ReplicaPlacementDirector"/> says.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ReplicaPlacementAttribute() : PlacementAttribute(new ReplicaPlacement());
