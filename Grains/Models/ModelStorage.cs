namespace MovieSimilarity.Grains.Models;

/// <summary>The grain storage that a host must provide.</summary>
public static class ModelStorage
{
    /// <summary>Name of the storage provider.</summary>
    public const string Name = "models";
}
