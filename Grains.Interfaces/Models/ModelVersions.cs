using System.Collections.Immutable;

namespace MovieSimilarity.Grains.Interfaces.Models;

/// <summary>All model versions that the cluster knows, as of one moment.</summary>
/// <param name="Revision">Grows by one with each change; 0 where nothing was ever published.</param>
/// <param name="All">The versions, in the order of their publication.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.ModelVersions")]
public sealed record ModelVersions([property: Id(0)] long Revision, [property: Id(1)] ImmutableArray<ModelVersion> All)
{
    /// <summary>Before anything was published.</summary>
    public static ModelVersions None { get; } = new(0, []);

    /// <summary>The version that answers queries, if any.</summary>
    public ModelVersion? Active => All.FirstOrDefault(version => version.IsActive);
}
