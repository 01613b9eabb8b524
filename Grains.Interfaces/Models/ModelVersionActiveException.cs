namespace MovieSimilarity.Grains.Interfaces.Models;

/// <summary>The model version named answers queries, so it cannot be removed.</summary>
[GenerateSerializer, Alias("MovieSimilarity.ModelVersionActiveException")]
public sealed class ModelVersionActiveException(string message) : Exception(message);
