namespace MovieSimilarity.Tests.Processes;

/// <summary>
/// The collection of the classes that start clusters of processes, one after the other: side by side, these processes would keep one another
/// from answering in time. They share one <see cref="RealCluster"/>, since starting one takes some ten seconds of processor time.
/// </summary>
[CollectionDefinition(Name)]
public sealed class ProcessClusters : ICollectionFixture<RealCluster>
{
    public const string Name = "Clusters of processes, one after the other";
}
