using MovieSimilarity.Tests.Grains;
using MovieSimilarity.Tests.Processes;
using MovieSimilarity.Tests.WebFrontend.Api;
using MovieSimilarity.Tests.WebFrontend.Callers;
using MovieSimilarity.Tests.WebFrontend.Pages.Browsing;
using MovieSimilarity.Tests.WebFrontend.Startup;
using Xunit.Sdk;
using Xunit.v3;

namespace MovieSimilarity.Tests;

/// <summary>
/// Starts what takes longest first: the slowest classes mostly wait, and all others run beside them meanwhile. The order of all others
/// does not matter.
/// </summary>
internal sealed class LongestFirst : ITestCollectionOrderer
{
    /// <summary>Parts of the names of the slowest collections, the slowest first. A collection without a name has that of its class.</summary>
    private static readonly string[] Slowest =
    [
        ProcessClusters.Name, SiloClusters.Name, nameof(HangUpTests),
        nameof(SlowReaderTests), nameof(LostPartitionTests), nameof(ClusterModeTests), nameof(BrowsingTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(RankOf)];

    private static int RankOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var rank = Array.FindIndex(Slowest, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal));
        return rank < 0 ? Slowest.Length : rank;
    }
}
