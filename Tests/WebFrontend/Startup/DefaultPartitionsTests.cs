using MovieSimilarity.Hosting.Clustering;
using MovieSimilarity.WebFrontend;

namespace MovieSimilarity.Tests.WebFrontend.Startup;

public sealed class DefaultPartitionsTests
{
    [Fact]
    public void One_process_cuts_only_large_models_and_never_into_more_than_its_processors()
    {
        var options = new FrontendOptions();
        Assert.Equal(1, options.PartitionsFor(26_744));
        Assert.Equal(Math.Min(2, Environment.ProcessorCount), options.PartitionsFor(2 * FrontendOptions.FilmsPerPartition));
        Assert.Equal(Math.Min(Environment.ProcessorCount, FrontendOptions.MaxPartitions), options.PartitionsFor(int.MaxValue));
    }

    [Fact]
    public void A_cluster_and_the_command_line_decide_by_themselves()
    {
        Assert.Equal(FrontendOptions.ClusterPartitions, new FrontendOptions { Cluster = new LocalhostCluster() }.PartitionsFor(10));
        Assert.Equal(5, new FrontendOptions { Partitions = 5 }.PartitionsFor(10));
    }
}
