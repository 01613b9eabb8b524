namespace MovieSimilarity.Grains.Interfaces.Coordination;

/// <summary>A query names a model version that is not active: it was replaced, or none is active yet.</summary>
[GenerateSerializer, Alias("MovieSimilarity.ModelVersionNotActiveException")]
public sealed class ModelVersionNotActiveException(string message) : Exception(message);
