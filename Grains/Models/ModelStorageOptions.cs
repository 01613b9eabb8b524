namespace MovieSimilarity.Grains.Models;

/// <summary>What the grains need to know of their storage, whatever server is behind it.</summary>
public sealed class ModelStorageOptions
{
    /// <summary>
    /// Whether it outlives the silos; true by default. In one that does not, rows would only be in memory twice, so they are
    /// removed from it as soon as replicas hold them.
    /// </summary>
    public bool IsDurable { get; set; } = true;
}
