using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Interfaces.Replication;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Grains.Clusters;

/// <summary>Silos that come and go while queries are asked: none fails, none is answered wrongly.</summary>
[Collection(SiloClusters.Name)]
public sealed class SiloLossTests(ThreeSilos cluster) : IClassFixture<ThreeSilos>
{
    private const int Partitions = 6;
    private const int Replicas = 2;

    private readonly SimilarityModel _model = TestModels.Random(rows: 120, seed: 1);

    [Fact]
    public async Task No_query_fails_while_silos_are_killed_stopped_and_started()
    {
        var manifest = await cluster.PublishAsync(_model, Partitions, Replicas);
        await cluster.WaitUntilSettledAsync(manifest, silos: 3);
        await using var load = await QueryLoad.StartAsync(cluster, _model);

        await load.WaitForAnswersAsync(_model, 50);
        await cluster.KillSilosAsync(cluster.Silos[0]);
        await SettleAsync(load, manifest, silos: 2);

        var joined = await cluster.StartSiloAsync();
        var status = await SettleAsync(load, manifest, silos: 3);
        Assert.Equal(Partitions * Replicas / 3, status.Of(manifest).Count(replica => joined.Equals(replica.Silo)));

        await cluster.StopSiloAsync(cluster.Silos[0]);
        await SettleAsync(load, manifest, silos: 2);
        await load.AssertAllWereRightAsync();
    }

    private async Task<ClusterStatus> SettleAsync(QueryLoad load, ModelManifest manifest, int silos)
    {
        await load.WaitForAnswersAsync(_model, 50);
        var status = await cluster.WaitUntilSettledAsync(manifest, silos);
        await load.WaitForAnswersAsync(_model, 50);
        return status;
    }
}
