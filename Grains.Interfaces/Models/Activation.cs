namespace MovieSimilarity.Grains.Interfaces.Models;

/// <summary>What an activation did.</summary>
/// <param name="Version">The version that is active now.</param>
/// <param name="Previous">The one that was before, if any; the same where nothing changed.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.Activation")]
public sealed record Activation([property: Id(0)] string Version, [property: Id(1)] string? Previous)
{
    /// <summary>Whether another version was active before.</summary>
    public bool HasChanged => Version != Previous;
}
