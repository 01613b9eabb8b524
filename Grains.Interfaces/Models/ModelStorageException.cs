namespace MovieSimilarity.Grains.Interfaces.Models;

/// <summary>The cluster's storage did not do what it was asked to; nothing has changed.</summary>
[GenerateSerializer, Alias("MovieSimilarity.ModelStorageException")]
public sealed class ModelStorageException(string message) : Exception(message);
