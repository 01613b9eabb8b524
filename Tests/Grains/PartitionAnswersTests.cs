using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Tests.Grains;

/// <summary>What a partition gives out.</summary>
[Collection(SiloClusters.Name)]
public sealed class PartitionAnswersTests(OneSilo cluster) : PartitionTests(cluster)
{
    [Fact]
    public async Task A_partition_that_was_never_loaded_says_so()
    {
        var partition = Partition("unheard-of");
        await Assert.ThrowsAsync<PartitionNotLoadedException>(() => partition.GetEmbeddings([10], TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<PartitionNotLoadedException>(() => partition.FindNearest(Request(Model, 10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Embeddings_come_in_the_order_asked_for_to_the_last_bit()
    {
        var partition = await LoadAsync(Model);
        int[] ids = [400, 10, 200, 10];
        var embeddings = (await partition.GetEmbeddings([.. ids], TestContext.Current.CancellationToken)).Fused;
        Assert.Equal(ids.Select(id => Model.Shard.Embeddings.Row(id / 10 - 1).ToArray()), embeddings);
        var error = await Assert.ThrowsAsync<MovieNotInModelException>(() => partition.GetEmbeddings([10, 11], TestContext.Current.CancellationToken));
        Assert.Contains("has no movie 11", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_search_is_cancelled()
    {
        var partition = await LoadAsync(Model);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => partition.FindNearest(Request(Model, 10), new CancellationToken(canceled: true)));
    }
}
