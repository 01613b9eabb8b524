using System.Text.Json.Serialization;

namespace MovieSimilarity.WebFrontend.Cluster;

/// <summary>Answer of <c>GET /cluster</c>.</summary>
/// <param name="Healthy">Whether every replica of the active version was loaded a few seconds ago.</param>
/// <param name="Silos">The silos, by address or by name.</param>
/// <param name="Versions">The model versions that silos hold or load.</param>
/// <param name="Replicas">Each of their replicas.</param>
internal sealed record ClusterAnswer(
    bool Healthy, IReadOnlyList<string> Silos, IReadOnlyList<VersionAnswer> Versions, IReadOnlyList<ReplicaAnswer> Replicas);

/// <summary>A model version in the cluster.</summary>
/// <param name="Version">The version.</param>
/// <param name="Active">Whether it answers queries.</param>
/// <param name="Partitions">Number of partitions.</param>
/// <param name="Replicas">Number of replicas of each.</param>
/// <param name="Loaded">How many of partitions × replicas are loaded.</param>
internal sealed record VersionAnswer(string Version, bool Active, int Partitions, int Replicas, int Loaded);

/// <summary>One replica of a partition.</summary>
/// <param name="Version">The model version.</param>
/// <param name="Partition">The partition, from 0.</param>
/// <param name="Replica">The replica, from 0.</param>
/// <param name="Silo">Where it is, or null where it does not answer.</param>
/// <param name="Loaded">Whether it holds its rows.</param>
/// <param name="Error">Why its rows cannot be used; left out where nothing is wrong with them.</param>
internal sealed record ReplicaAnswer(
    string Version,
    int Partition,
    int Replica,
    string? Silo,
    bool Loaded,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error);
