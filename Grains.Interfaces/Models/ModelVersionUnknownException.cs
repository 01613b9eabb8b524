namespace MovieSimilarity.Grains.Interfaces.Models;

/// <summary>The cluster does not hold the model version named, or not all of it.</summary>
[GenerateSerializer, Alias("MovieSimilarity.ModelVersionUnknownException")]
public sealed class ModelVersionUnknownException(string message) : Exception(message);
