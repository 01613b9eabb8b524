namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>A data set cannot be generated; the message says why.</summary>
public sealed class GenerationException(string message) : Exception(message);
