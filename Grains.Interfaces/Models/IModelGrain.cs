namespace MovieSimilarity.Grains.Interfaces.Models;

/// <summary>Knows which model version answers queries. One grain a cluster, key <see cref="Key"/>.</summary>
[Alias("MovieSimilarity.Model")]
public interface IModelGrain : IGrainWithIntegerKey
{
    /// <summary>The only key in use.</summary>
    const long Key = 0;

    /// <summary>The active version, or null before any was activated.</summary>
    [Alias("GetActive")]
    Task<ModelManifest?> GetActive();

    /// <summary>Makes a version whose partitions are all sealed the active one, in one step.</summary>
    [Alias("Activate")]
    Task Activate(ModelManifest manifest);
}
