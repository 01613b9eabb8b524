using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Interfaces.Replication;

/// <summary>How a replica is.</summary>
/// <param name="Key">The replica.</param>
/// <param name="Silo">Where it is, or null where it does not answer.</param>
/// <param name="IsLoaded">Whether it holds its rows, verified.</param>
/// <param name="Error">Why its rows cannot be used, where that is known.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.ReplicaStatus")]
public sealed record ReplicaStatus(
    [property: Id(0)] ReplicaKey Key, [property: Id(1)] SiloAddress? Silo, [property: Id(2)] bool IsLoaded, [property: Id(3)] string? Error);
