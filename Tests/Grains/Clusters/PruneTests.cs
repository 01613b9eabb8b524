using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Shards;
using MovieSimilarity.Grains.Partitions;
using MovieSimilarity.Grains.Shards;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>What is no longer needed is removed from the storage and from memory.</summary>
[Collection(SiloClusters.Name)]
public sealed class PruneTests(StoredSilos cluster) : IClassFixture<StoredSilos>
{
    [Fact]
    public async Task A_superseded_version_stays_for_a_while_and_then_leaves_nothing_behind()
    {
        var manifests = new List<ModelManifest>();
        foreach (var seed in new[] { 1, 2, 3 })
            manifests.Add(await cluster.PublishAsync(TestModels.Random(rows: 60, seed), partitions: 4, replicas: 2));
        await cluster.Replicas.GetStatus(TimeSpan.Zero);
        // The other test may have left one of its own before them.
        Assert.Equal(manifests.Select(manifest => manifest.Version), (await KnownAsync()).TakeLast(manifests.Count));
        await cluster.AssertAnswersAsync(TestModels.Random(rows: 60, seed: 1));

        cluster.Time.Advance(TimeSpan.FromSeconds(31));
        await ClusterWatch.PollAsync(
            async () => (await KnownAsync()).SequenceEqual(manifests.Skip(1).Select(manifest => manifest.Version)) && Held(manifests[0]) == 0, () => "the oldest version is gone");
        Assert.DoesNotContain(cluster.Storage.Keys, key => key.Contains(manifests[0].Version, StringComparison.Ordinal));
        foreach (var kept in manifests.Skip(1))
        {
            Assert.Equal(4 + 1, cluster.Storage.Keys.Count(key => key.Contains(kept.Version, StringComparison.Ordinal)));
            Assert.Equal(4 * 2, Held(kept));
        }
    }

    [Fact]
    public async Task What_a_publisher_that_died_has_left_is_removed_after_an_hour()
    {
        var active = await cluster.PublishAsync(TestModels.Random(rows: 50, seed: 4), partitions: 2, replicas: 2);
        var abandoned = TestModels.Random(rows: 50, seed: 5);
        await LeaveHalfOfAsync(abandoned);
        Assert.Contains(cluster.Storage.Keys, key => key.Contains(abandoned.Version, StringComparison.Ordinal));

        cluster.Time.Advance(TimeSpan.FromMinutes(61));
        await ClusterWatch.PollAsync(
            () => Task.FromResult(!cluster.Storage.Keys.Any(key => key.Contains(abandoned.Version, StringComparison.Ordinal))), () => "its rows are gone");
        await ClusterWatch.PollAsync(
            async () => !(await KnownAsync()).Contains(abandoned.Version), () => "its version is forgotten");
        Assert.Equal(active.Version, await cluster.ActiveVersionAsync());
    }

    /// <summary>Does what a publisher does before it dies: one that only fails would clear up.</summary>
    private async Task LeaveHalfOfAsync(SimilarityModel model)
    {
        ModelManifest? manifest = null;
        await Assert.ThrowsAsync<IOException>(() => cluster.Publisher.PublishAsync(model, partitions: 2, replicas: 2, described =>
        {
            manifest = described;
            throw new IOException("Only the manifest is wanted.");
        }, TestContext.Current.CancellationToken));
        await cluster.Models.Stage(manifest!, new Publication(Guid.NewGuid(), Bytes: 0));
        var rows = ShardCutter.Cut(manifest!.Partitions[0], model.Shard, start: 0, chunk: 0);
        await cluster.Grains.GetGrain<IShardChunkGrain>(new ChunkKey(manifest.Key(0), 0).ToString()).Write(rows);
    }

    private async Task<IEnumerable<string>> KnownAsync() => (await cluster.Models.GetVersions()).All.Select(version => version.Manifest.Version);

    /// <summary>Partitions of a version in the memory of silos.</summary>
    private int Held(ModelManifest manifest) => cluster.Services<PartitionStore>().Sum(
        store => manifest.Partitions.Count(partition => store.Find(manifest.Key(partition.Index)) is not null));
}
