namespace MovieSimilarity.Tests.Processes;

/// <summary>
/// The collection of the classes that start clusters of processes, one after the other: side by side, these processes would keep one another
/// from answering in time.
/// </summary>
[CollectionDefinition(Name)]
public sealed class ProcessClusters
{
    public const string Name = "Clusters of processes, one after the other";
}
