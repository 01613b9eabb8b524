namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>A replica does not hold its rows, or not yet.</summary>
[GenerateSerializer, Alias("MovieSimilarity.PartitionNotLoadedException")]
public sealed class PartitionNotLoadedException(string message) : Exception(message);
