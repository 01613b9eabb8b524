using System.Collections.Immutable;

namespace MovieSimilarity.Grains.Interfaces.Models;

/// <summary>What a cluster needs to know of a model version besides its rows.</summary>
/// <param name="Version">The model's version.</param>
/// <param name="Partitions">Its partitions in order: together all rows, each a contiguous run in ascending order of movie id.</param>
/// <param name="ProvenanceJson">Where the model comes from, as the model file states it.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.ModelManifest")]
public sealed record ModelManifest(
    [property: Id(0)] string Version,
    [property: Id(1)] ImmutableArray<PartitionDescriptor> Partitions,
    [property: Id(2)] string ProvenanceJson)
{
    /// <summary>Number of films.</summary>
    public int Rows => Partitions.Sum(partition => partition.Rows);

    /// <summary>The index of the only partition that can hold a film.</summary>
    public int PartitionOf(int movieId)
    {
        var owner = 0;
        for (var i = 1; i < Partitions.Length && Partitions[i].FirstMovieId <= movieId; i++) owner = i;
        return owner;
    }
}
