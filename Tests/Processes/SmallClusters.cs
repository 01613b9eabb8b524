namespace MovieSimilarity.Tests.Processes;

/// <summary>
/// The collection of the classes that need a cluster of processes for a single test or a few. One after the other, they take as long as a
/// class that needs one for many; all at once, their processes would keep one another from starting.
/// </summary>
[CollectionDefinition(Name)]
public sealed class SmallClusters
{
    public const string Name = "Clusters of processes, one after the other";
}
