using System.Collections.Immutable;

namespace MovieSimilarity.Grains.Interfaces.Layout;

/// <summary>
/// How a model version is cut: all that a query needs to find its partitions. It travels with the query, which so finishes on
/// the version it began with and depends on no other grain.
/// </summary>
/// <param name="Version">The model's version.</param>
/// <param name="FirstMovieIds">For each partition the lowest movie id in it, ascending.</param>
/// <param name="Replicas">Replicas of each partition, 1 or more.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.PartitionLayout")]
public sealed record PartitionLayout(
    [property: Id(0)] string Version, [property: Id(1)] ImmutableArray<int> FirstMovieIds, [property: Id(2)] int Replicas)
{
    /// <summary>Number of partitions.</summary>
    public int Partitions => FirstMovieIds.Length;

    /// <summary>The index of the only partition that can hold a film.</summary>
    public int PartitionOf(int movieId)
    {
        var owner = 0;
        for (var i = 1; i < FirstMovieIds.Length && FirstMovieIds[i] <= movieId; i++) owner = i;
        return owner;
    }

    /// <summary>The key of a partition.</summary>
    public PartitionKey Key(int partition) => new(Version, partition, Partitions);
}
