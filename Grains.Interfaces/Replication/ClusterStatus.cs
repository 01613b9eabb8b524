using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Layout;
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
    /// <summary>The catalogues of the versions on every silo.</summary>
    [Id(3)]
    public ImmutableArray<CatalogueStatus> Catalogues { get; init; } = [];

    /// <summary>The replicas of one model version.</summary>
    public IEnumerable<ReplicaStatus> Of(ModelManifest manifest) => Replicas.Where(replica =>
        replica.Key.Partition.Version == manifest.Version && replica.Key.Partition.Partitions == manifest.Partitions.Length);

    /// <summary>The catalogue of one model version on every silo; empty where an older release made this status.</summary>
    public IEnumerable<CatalogueStatus> CataloguesOf(ModelManifest manifest) =>
        Catalogues.IsDefault ? [] : Catalogues.Where(catalogue => catalogue.Key == manifest.CatalogueKey);

    /// <summary>Whether every replica of a version is loaded, and every silo holds its catalogue.</summary>
    public bool IsLoaded(ModelManifest manifest) =>
        Of(manifest).Count(replica => replica.IsLoaded) == manifest.Partitions.Length * manifest.Replicas
        && CataloguesOf(manifest).Count(catalogue => catalogue.IsLoaded) == Silos.Length;

    /// <summary>Whether every partition of a version has a loaded replica, so that queries can be answered.</summary>
    public bool CanAnswer(ModelManifest manifest) =>
        Of(manifest).Where(replica => replica.IsLoaded).Select(replica => replica.Key.Partition.Partition).Distinct().Count()
        == manifest.Partitions.Length;
}

/// <summary>How a silo's copy of a catalogue is.</summary>
/// <param name="Key">The catalogue.</param>
/// <param name="Silo">The silo.</param>
/// <param name="IsLoaded">Whether the silo holds it, verified.</param>
/// <param name="Error">Why its bytes cannot be used, where that is known.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.CatalogueStatus")]
public sealed record CatalogueStatus(
    [property: Id(0)] CatalogueKey Key, [property: Id(1)] SiloAddress Silo, [property: Id(2)] bool IsLoaded, [property: Id(3)] string? Error);
