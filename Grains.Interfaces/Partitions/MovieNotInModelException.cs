namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>A model version has no such film.</summary>
[GenerateSerializer, Alias("MovieSimilarity.MovieNotInModelException")]
public sealed class MovieNotInModelException(string message) : Exception(message);
