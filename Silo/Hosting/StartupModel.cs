using MovieSimilarity.Models;

namespace MovieSimilarity.Silo.Hosting;

/// <summary>The model that a process starts with.</summary>
/// <param name="model">The model, read and verified.</param>
/// <param name="partitions">How many partitions to cut it into, 1 or more.</param>
/// <param name="replicas">How many replicas of each partition to keep, 1 or more.</param>
internal sealed class StartupModel(SimilarityModel model, int partitions, int replicas)
{
    /// <summary>The model, until it is published.</summary>
    public SimilarityModel? Model { get; set; } = model;

    /// <summary>How many partitions to cut it into.</summary>
    public int Partitions { get; } = partitions;

    /// <summary>How many replicas of each partition to keep.</summary>
    public int Replicas { get; } = replicas;
}
