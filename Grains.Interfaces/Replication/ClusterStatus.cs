using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Interfaces.Replication;

/// <summary>Where everything is, as of one moment.</summary>
/// <param name="Silos">The active silos.</param>
/// <param name="Versions">The model versions.</param>
/// <param name="Replicas">Every replica that should be there.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.ClusterStatus")]
public sealed record ClusterStatus(
    [property: Id(0)] ImmutableArray<SiloAddress> Silos,
    [property: Id(1)] ModelVersions Versions,
    [property: Id(2)] ImmutableArray<ReplicaStatus> Replicas)
{
    /// <summary>The replicas of one model version.</summary>
    public IEnumerable<ReplicaStatus> Of(ModelManifest manifest) => Replicas.Where(replica =>
        replica.Key.Partition.Version == manifest.Version && replica.Key.Partition.Partitions == manifest.Partitions.Length);

    /// <summary>Whether every replica of a version is loaded.</summary>
    public bool IsLoaded(ModelManifest manifest) =>
        Of(manifest).Count(replica => replica.IsLoaded) == manifest.Partitions.Length * manifest.Replicas;

    /// <summary>Whether every partition of a version has a loaded replica, so that queries can be answered.</summary>
    public bool CanAnswer(ModelManifest manifest) =>
        Of(manifest).Where(replica => replica.IsLoaded).Select(replica => replica.Key.Partition.Partition).Distinct().Count()
        == manifest.Partitions.Length;
}
