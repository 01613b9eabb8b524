using MovieSimilarity.Grains.Partitions;
using MovieSimilarity.Grains.Shards;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Tests.Grains.Clusters;

namespace MovieSimilarity.Tests.Grains;

[Collection(SiloClusters.Name)]
public sealed class ModelPublisherTests(TwoSilos cluster) : IClassFixture<TwoSilos>
{
    private readonly SimilarityModel _first = TestModels.Random(rows: 120, seed: 1);
    private readonly SimilarityModel _second = TestModels.Random(rows: 90, seed: 2);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(120)]
    [InlineData(1000)]
    public async Task Partitions_are_even_contiguous_and_together_the_catalogue(int partitions)
    {
        var manifest = await cluster.PublishAsync(_first, partitions);
        Assert.Equal(Math.Min(partitions, 120), manifest.Partitions.Length);
        Assert.Equal(120, manifest.Rows);
        Assert.InRange(manifest.Partitions.Max(partition => partition.Rows) - manifest.Partitions.Min(partition => partition.Rows), 0, 1);

        var ids = new List<int>();
        foreach (var partition in manifest.Partitions)
        {
            var key = manifest.Key(partition.Index);
            var rows = cluster.Services<PartitionStore>().Select(store => store.Find(key, partition)).OfType<LoadedPartition>().First().Shard.MovieIds.ToArray();
            Assert.Equal((partition.Rows, partition.FirstMovieId), (rows.Length, rows[0]));
            Assert.All(rows, movieId => Assert.Equal(partition.Index, manifest.Layout.PartitionOf(movieId)));
            ids.AddRange(rows);
        }
        Assert.Equal(_first.Catalogue.Select(movie => movie.Id), ids);
        await cluster.AssertEverySiloHasCatalogueAsync(manifest, _first);
    }

    [Fact]
    public async Task Publishing_the_same_again_loads_nothing_and_changes_no_answer()
    {
        var manifest = await cluster.PublishAsync(_first, partitions: 5);
        var before = await cluster.Models.GetVersions();
        var again = await cluster.Publisher.PublishAsync(_first, partitions: 5, replicas: 1, TestContext.Current.CancellationToken);
        Assert.False(again.HasChanged);
        Assert.Equal(manifest.Partitions, before.Active!.Manifest.Partitions);
        await AssertAnswers(_first);
    }

    [Fact]
    public async Task Publishing_in_another_number_of_partitions_changes_no_answer()
    {
        foreach (var partitions in new[] { 2, 9, 2 })
        {
            await cluster.PublishAsync(_first, partitions);
            await AssertAnswers(_first);
        }
    }

    [Fact]
    public async Task Publishers_at_once_do_not_disturb_one_another()
    {
        var model = TestModels.Random(rows: 40_000, seed: 3);
        var manifests = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cluster.PublishAsync(model, partitions: 3)));
        Assert.All(manifests, manifest => Assert.Equal(model.Version, manifest.Version));
        Assert.Equal(model.FindSimilar(10), Assert.Single(await Ask(model.Version, [10])));
    }

    [Fact]
    public async Task While_versions_change_every_answer_is_from_the_version_asked_for()
    {
        await cluster.PublishAsync(_second, partitions: 4);
        await cluster.PublishAsync(_first, partitions: 4);
        using var done = new CancellationTokenSource();
        var asking = Task.WhenAll(new[] { _first, _second }.Select(model => Task.Run(() => AskUntil(model, done.Token))));
        for (var i = 0; i < 5; i++)
        {
            await cluster.PublishAsync(_second, partitions: 3 + i);
            await cluster.PublishAsync(_first, partitions: 4 + i);
        }
        await done.CancelAsync();
        Assert.All(await asking, answers => Assert.True(answers > 0));
    }

    [Fact]
    public async Task A_second_version_takes_over()
    {
        await cluster.PublishAsync(_first, partitions: 4);
        await cluster.PublishAsync(_second, partitions: 4);
        Assert.Equal(_second.Version, await cluster.ActiveVersionAsync());
        await AssertAnswers(_second);
    }

    [Fact]
    public async Task A_cancelled_publication_leaves_the_active_version()
    {
        await cluster.PublishAsync(_second, partitions: 4);
        await cluster.PublishAsync(_first, partitions: 4);
        var alreadyLoaded = _second;
        foreach (var model in new[] { alreadyLoaded, TestModels.Random(rows: 30, seed: 4) })
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => cluster.Publisher.PublishAsync(model, 4, 1, new CancellationToken(canceled: true)));
            Assert.Equal(_first.Version, await cluster.ActiveVersionAsync());
        }
        await AssertAnswers(_first);
    }

    [Fact]
    public async Task Neither_no_partitions_nor_no_films_can_be_published()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => cluster.PublishAsync(_first, partitions: 0));
        await Assert.ThrowsAsync<ArgumentException>(() => cluster.PublishAsync(TestModels.Of([]), partitions: 1));
    }

    /// <returns>How many queries were answered; each was answered as the model alone would.</returns>
    private async Task<int> AskUntil(SimilarityModel model, CancellationToken done)
    {
        var answered = 0;
        for (var i = 0; !done.IsCancellationRequested; i++)
        {
            var seed = model.Catalogue[i % model.Catalogue.Count].Id;
            Assert.Equal(model.FindSimilar(seed), Assert.Single(await Ask(model.Version, [seed])));
            answered++;
        }
        return answered;
    }

    private async Task AssertAnswers(SimilarityModel model)
    {
        var answers = await Ask(model.Version, [.. model.Catalogue.Select(movie => movie.Id)]);
        Assert.Equal(model.Catalogue.Select(movie => model.FindSimilar(movie.Id)), answers);
    }

    private Task<IReadOnlyList<IReadOnlyList<Neighbour>>> Ask(string version, int[] movieIds) =>
        cluster.FindSimilarAsync(version, movieIds, SimilarityModel.DefaultCount, Scoring.Ensemble);
}
