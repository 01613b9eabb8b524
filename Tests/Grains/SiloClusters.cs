namespace MovieSimilarity.Tests.Grains;

/// <summary>
/// The collection of the classes that run a cluster of silos in this process. Queries have deadlines and silos must answer probes, so on
/// a busy machine clusters run one after the other, beside the tests without one.
/// </summary>
[CollectionDefinition(Name)]
public sealed class SiloClusters
{
    public const string Name = "Clusters of silos in this process, one after the other";
}
