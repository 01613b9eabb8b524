using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Interfaces.Coordination;

/// <summary>No replica of a partition could answer in time. There is no answer without it: a list would silently lack films.</summary>
[GenerateSerializer, Alias("MovieSimilarity.PartitionUnavailableException")]
public sealed class PartitionUnavailableException(string message) : Exception(message)
{
    /// <summary>Names the partition.</summary>
    public static PartitionUnavailableException Of(PartitionKey key) =>
        new($"Partition {key.Partition + 1} of {key.Partitions} of model {key.Version} cannot be reached.");
}
