namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>Where replicas are after a publication.</summary>
[Collection(SiloClusters.Name)]
public sealed class ReplicaSpreadTests(FourSilos cluster) : IClassFixture<FourSilos>
{
    [Theory]
    [InlineData(6, 2)]
    [InlineData(5, 3)]
    [InlineData(1, 4)]
    [InlineData(7, 1)]
    [InlineData(2, 6)]
    public async Task Replicas_are_spread_evenly_and_apart(int partitions, int replicas)
    {
        var model = TestModels.Random(rows: 50, seed: partitions);
        var manifest = await cluster.PublishAsync(model, partitions, replicas);
        Assert.Equal((partitions, replicas), (manifest.Partitions.Length, manifest.Replicas));
        var status = await cluster.WaitUntilSettledAsync(manifest, silos: 4);
        Assert.Equal(partitions * replicas, status.Of(manifest).Count());
        Assert.All(status.Of(manifest), replica => Assert.Contains(replica.Silo!, status.Silos));
    }

    [Fact]
    public async Task Another_number_of_replicas_takes_effect_on_a_version_that_is_active()
    {
        var model = TestModels.Random(rows: 60, seed: 100);
        foreach (var replicas in new[] { 1, 3, 2 })
        {
            var manifest = await cluster.PublishAsync(model, partitions: 4, replicas);
            Assert.Equal(replicas, manifest.Replicas);
            var status = await cluster.WaitUntilSettledAsync(manifest, silos: 4);
            Assert.Equal(4 * replicas, status.Of(manifest).Count());
        }
    }
}
