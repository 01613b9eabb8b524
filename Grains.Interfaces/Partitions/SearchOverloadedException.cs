namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>More searches wait on a silo than it can answer in time; the one at hand was refused rather than queued.</summary>
[GenerateSerializer, Alias("MovieSimilarity.SearchOverloadedException")]
public sealed class SearchOverloadedException(string message) : Exception(message);
