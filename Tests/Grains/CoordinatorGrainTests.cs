using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Grains.Search;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Tests.Grains.Search;

namespace MovieSimilarity.Tests.Grains;

/// <summary>What a coordinator refuses, and how that reaches a client.</summary>
[Collection(SiloClusters.Name)]
public sealed class CoordinatorGrainTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    /// <summary>Enough for a query to reach its partitions; a slower one is cancelled on its way.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    private readonly SimilarityModel _model = TestModels.Random(rows: 50, seed: 1);

    [Theory]
    [InlineData(0)]
    [InlineData(-10)]
    [InlineData(5)]
    [InlineData(255)]
    [InlineData(501)]
    [InlineData(int.MaxValue)]
    public async Task An_unknown_film_is_refused_even_in_a_batch(int movieId)
    {
        await cluster.PublishAsync(_model, partitions: 3);
        var error = await Assert.ThrowsAsync<MovieNotInModelException>(() => Ask(_model.Version, [10, movieId, 20]));
        Assert.Contains($"has no movie {movieId}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_replica_that_has_its_rows_there_is_no_answer_but_a_reason()
    {
        var manifest = await cluster.PublishAsync(_model, partitions: 3);
        var request = new SimilarRequest(manifest.Layout with { Version = "lost" }, [new SimilarityQuery(10, 10, Scoring.Ensemble)]);
        var error = await Assert.ThrowsAsync<PartitionUnavailableException>(() => Coordinator.FindSimilar(request, TestContext.Current.CancellationToken));
        Assert.Equal("Partition 1 of 3 of model lost cannot be reached.", error.Message);
    }

    [Fact]
    public async Task No_seeds_have_no_answers()
    {
        await cluster.PublishAsync(_model, partitions: 3);
        Assert.Empty(await Ask(_model.Version, []));
    }

    [Fact]
    public async Task A_token_cancelled_beforehand_cancels()
    {
        await cluster.PublishAsync(_model, partitions: 3);
        var request = new SimilarRequest(cluster.LayoutOf(_model.Version), [new SimilarityQuery(10, 10, Scoring.Ensemble)]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Coordinator.FindSimilar(request, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_token_cancelled_meanwhile_cancels()
    {
        await cluster.PublishAsync(_model, partitions: 2);
        var request = new SimilarRequest(cluster.LayoutOf(_model.Version), [new SimilarityQuery(10, 10, Scoring.Ensemble)]);
        using var soon = new CancellationTokenSource(Soon);
        await WithoutScansAsync(() => Assert.ThrowsAnyAsync<OperationCanceledException>(() => Coordinator.FindSimilar(request, soon.Token)));
    }

    [Fact]
    public async Task Nobody_works_on_a_query_for_longer_than_its_caller_waits()
    {
        await cluster.PublishAsync(_model, partitions: 2);
        var request = new SimilarRequest(cluster.LayoutOf(_model.Version), [new SimilarityQuery(10, 10, Scoring.Ensemble)])
        {
            Timeout = Soon,
        };
        await WithoutScansAsync(
            () => Assert.ThrowsAnyAsync<OperationCanceledException>(() => Coordinator.FindSimilar(request, TestContext.Current.CancellationToken)));
    }

    private ICoordinatorGrain Coordinator => cluster.Grains.GetGrain<ICoordinatorGrain>(ICoordinatorGrain.Key);

    /// <summary>Does something while the silo scans nothing, so that no query is answered, however fast the machine is.</summary>
    private async Task WithoutScansAsync(Func<Task> action)
    {
        using var scan = new HeldScan();
        var pool = cluster.Services<ScanPool>().Single();
        var held = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => pool.RunAsync(scan.Run, TestContext.Current.CancellationToken)).ToArray();
        try
        {
            await action();
        }
        finally
        {
            scan.LetGo();
            await Task.WhenAll(held);
        }
    }

    private Task<IReadOnlyList<IReadOnlyList<Neighbour>>> Ask(string version, int[] movieIds) =>
        cluster.FindSimilarAsync(version, movieIds, 10, Scoring.Ensemble);
}
