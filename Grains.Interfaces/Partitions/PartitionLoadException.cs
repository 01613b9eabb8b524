namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>A partition refused what it was loaded with.</summary>
[GenerateSerializer, Alias("MovieSimilarity.PartitionLoadException")]
public sealed class PartitionLoadException(string message) : Exception(message);
