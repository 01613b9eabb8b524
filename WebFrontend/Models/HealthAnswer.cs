namespace MovieSimilarity.WebFrontend.Models;

/// <summary>Answer of the health endpoints.</summary>
internal sealed record HealthAnswer(string Status, string? ModelVersion);
