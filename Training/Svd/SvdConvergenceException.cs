namespace MovieSimilarity.Training.Svd;

/// <summary>The solver stopped short of its tolerance.</summary>
public sealed class SvdConvergenceException(string message) : Exception(message);
