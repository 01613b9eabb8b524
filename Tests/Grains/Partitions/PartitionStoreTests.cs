using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Partitions;
using MovieSimilarity.Tests.Grains.Clusters;

namespace MovieSimilarity.Tests.Grains.Partitions;

/// <summary>What a silo holds, and what it says while it does not.</summary>
[Collection(SiloClusters.Name)]
public sealed class PartitionStoreTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    private static readonly PartitionDescriptor Unstored = new(0, 10, 40, 19, 7, "checksum");

    private PartitionStore Store => cluster.Services<PartitionStore>().Single();

    [Fact]
    public async Task A_partition_whose_rows_are_nowhere_is_tried_again_and_again_and_the_reason_told()
    {
        var key = new PartitionKey("nowhere", 0, 1);
        Assert.Equal((false, null), Store.Ensure(key, Unstored));
        for (var i = 0; i < 3; i++)
        {
            await ClusterWatch.PollAsync(
                () => Task.FromResult(Store.Ensure(key, Unstored) == (false, "Row 0 of partition 0 never arrived.")), () => "the reason is told");
            Assert.Null(Store.Find(key));
        }
    }

    [Fact]
    public async Task A_partition_that_is_held_stays_until_it_is_dropped()
    {
        var manifest = await cluster.PublishAsync(TestModels.Random(rows: 40, seed: 1), partitions: 2);
        PartitionKey[] keys = [manifest.Key(0), manifest.Key(1)];
        Assert.All(keys, key => Assert.Equal((true, null), Store.Ensure(key, manifest.Partitions[key.Partition])));
        var dropped = Store.Find(keys[1])!;

        Store.KeepOnly(new HashSet<PartitionKey> { keys[0] });
        Assert.NotNull(Store.Find(keys[0]));
        Assert.Null(Store.Find(keys[1]));
        Assert.Equal(20, dropped.Shard.Count);
    }

    [Fact]
    public async Task The_same_partition_of_other_rows_is_not_taken_for_it_and_takes_its_place()
    {
        var manifest = await cluster.PublishAsync(TestModels.Random(rows: 40, seed: 2), partitions: 1);
        Assert.False(Store.Ensure(manifest.Key(0), manifest.Partitions[0] with { Sha256 = "another" }).IsLoaded);
        Assert.Null(Store.Find(manifest.Key(0)));
        Assert.Null(Store.Find(manifest.Key(0), manifest.Partitions[0]));
    }
}
