namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>A partition was asked before it was sealed, or after its silo was lost: it can answer once it is loaded.</summary>
[GenerateSerializer, Alias("MovieSimilarity.PartitionNotLoadedException")]
public sealed class PartitionNotLoadedException(string message) : Exception(message);
