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

/// <summary>A model version that the cluster knows.</summary>
/// <param name="Manifest">Its description.</param>
/// <param name="Published">When its publication began, UTC.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.ModelVersion")]
public sealed record ModelVersion([property: Id(0)] ModelManifest Manifest, [property: Id(1)] DateTimeOffset Published)
{
    /// <summary>Whether all rows have been handed over, so that replicas can load them.</summary>
    [Id(2)]
    public bool IsComplete { get; init; }

    /// <summary>When it was last activated, UTC; null where it never was.</summary>
    [Id(3)]
    public DateTimeOffset? Activated { get; init; }

    /// <summary>When another version took its place, UTC; null where none did.</summary>
    [Id(4)]
    public DateTimeOffset? Replaced { get; init; }

    /// <summary>The publication that staged it last: the only one that may discard it.</summary>
    [Id(5)]
    public Publication? Publication { get; init; }

    /// <summary>Whether it answers queries.</summary>
    public bool IsActive => Activated is not null && Replaced is null;

    /// <summary>Whether it is on its way in and has answered no query yet.</summary>
    public bool IsStaged => Activated is null;
}
