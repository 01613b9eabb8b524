namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>The rows of a partition are incomplete, invalid, or not those that its checksum states.</summary>
[GenerateSerializer, Alias("MovieSimilarity.PartitionLoadException")]
public sealed class PartitionLoadException(string message) : Exception(message);
