namespace MovieSimilarity.Grains.Interfaces.Models;

/// <summary>The cluster's storage failed. Whether it did what it was asked to is not known; asking again is safe.</summary>
[GenerateSerializer, Alias("MovieSimilarity.ModelStorageException")]
public sealed class ModelStorageException(string message) : Exception(message);
