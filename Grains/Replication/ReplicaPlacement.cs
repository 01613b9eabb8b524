namespace MovieSimilarity.Grains.Replication;

/// <summary>Marks grains that <see cref="ReplicaPlacementDirector"/> places.</summary>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.ReplicaPlacement")]
internal sealed class ReplicaPlacement : PlacementStrategy;
