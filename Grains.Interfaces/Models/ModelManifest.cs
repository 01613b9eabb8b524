using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Layout;

namespace MovieSimilarity.Grains.Interfaces.Models;

/// <summary>A model version without its rows and films, as a cluster knows it.</summary>
/// <param name="Version">The model's version.</param>
/// <param name="Partitions">Its partitions in order: together all rows, each a contiguous run in ascending order of movie id.</param>
/// <param name="ProvenanceJson">Where the model comes from, as the model file states it.</param>
/// <param name="Replicas">Replicas of each partition, 1 or more.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.ModelManifest")]
public sealed record ModelManifest(
    [property: Id(0)] string Version,
    [property: Id(1)] ImmutableArray<PartitionDescriptor> Partitions,
    [property: Id(2)] string ProvenanceJson,
    [property: Id(3)] int Replicas)
{
    /// <summary>Its films; null in a version that an older release published, whose films nothing can read any more.</summary>
    [Id(4)]
    public CatalogueDescriptor? Catalogue { get; init; }

    /// <summary>Number of films.</summary>
    public int Rows => Partitions.Sum(partition => partition.Rows);

    /// <summary>How the version is cut, as queries carry it.</summary>
    public PartitionLayout Layout => new(Version, [.. Partitions.Select(partition => partition.FirstMovieId)], Replicas);

    /// <summary>
    /// Whether two manifests describe the same version in the same partitions, whatever the number of replicas. Checksums do not count: releases
    /// of this service may store the same films in other ways, and a version that is published again takes the place of what an older release stored.
    /// </summary>
    public bool IsCutLike(ModelManifest other) => Version == other.Version && Partitions.Select(Shape).SequenceEqual(other.Partitions.Select(Shape));

    private static PartitionDescriptor Shape(PartitionDescriptor partition) => partition with { Sha256 = "" };

    /// <summary>The key of its catalogue.</summary>
    public CatalogueKey CatalogueKey => new(Version, Partitions.Length);

    /// <summary>
    /// What the version takes in storage, in bytes: never less than it does. It is a few per cent more with rows of usual length, since it
    /// counts the catalogue without its compression.
    /// </summary>
    public long StoredBytes => Partitions.Sum(partition => partition.StoredBytes) + (Catalogue?.Bytes ?? 0);

    /// <summary>The key of a partition.</summary>
    public PartitionKey Key(int partition) => new(Version, partition, Partitions.Length);
}
