using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Partitions;
using MovieSimilarity.Grains.Publishing;
using MovieSimilarity.Search;
using MovieSimilarity.Tests.Grains.Clusters;

namespace MovieSimilarity.Tests.Grains.Partitions;

/// <summary>What becomes of a model that the silo's own process read.</summary>
[Collection(SiloClusters.Name)]
public sealed class LocalRowsTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    private PartitionStore Store => cluster.Services<PartitionStore>().Single();

    private LocalRows Rows => cluster.Services<LocalRows>().Single();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task It_is_shared_with_the_silo_and_answers_like_the_library(int partitions)
    {
        var model = TestModels.Random(rows: 50, seed: 100 + partitions);
        await new LocalModelPublisher(cluster.Publisher, Rows).PublishAsync(model, partitions, replicas: 1, TestContext.Current.CancellationToken);
        var manifest = (await cluster.Models.GetVersions()).Active!.Manifest;
        Assert.Equal((model.Version, partitions), (manifest.Version, manifest.Partitions.Length));
        var last = Store.Find(manifest.Key(partitions - 1))!;
        Assert.True(last.Shard.Embeddings.Values.Span.Overlaps(model.Shard.Embeddings.Values.Span));
        Assert.Null(Rows.Find(manifest.Key(0), manifest.Partitions[0]));

        await cluster.PublishAsync(model, partitions);
        var seeds = model.Catalogue.Select(movie => movie.Id).ToArray();
        var answers = await cluster.FindSimilarAsync(model.Version, seeds, 7, Scoring.Ensemble);
        for (var i = 0; i < seeds.Length; i++) Assert.Equal(model.FindSimilar(seeds[i], 7), answers[i]);
    }

    [Fact]
    public async Task It_is_there_at_once_where_the_silo_is_told_to_load_it()
    {
        var model = TestModels.Random(rows: 50, seed: 300);
        var manifest = await cluster.PublishAsync(model, partitions: 2);
        Store.KeepOnly(new HashSet<PartitionKey>());
        Rows.Lend(model, manifest);
        Assert.Equal((true, null), Store.Ensure(manifest.Key(1), manifest.Partitions[1]));
        Rows.Withdraw();
    }

    [Fact]
    public async Task It_can_be_rolled_back_to_after_another_was_published()
    {
        var model = TestModels.Random(rows: 50, seed: 200);
        await new LocalModelPublisher(cluster.Publisher, Rows).PublishAsync(model, 2, replicas: 1, TestContext.Current.CancellationToken);
        var manifest = (await cluster.Models.GetVersions()).Active!.Manifest;
        await cluster.PublishAsync(TestModels.Random(rows: 50, seed: 201), partitions: 2);

        await cluster.Publisher.ActivateAsync(manifest, TestContext.Current.CancellationToken);
        Assert.Equal(model.Version, await cluster.ActiveVersionAsync());
        Assert.NotNull(Store.Find(manifest.Key(1)));
        await cluster.AssertEverySiloHasCatalogueAsync(manifest, model);
    }
}
