using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Partitions;
using MovieSimilarity.Tests.Grains.Clusters;

namespace MovieSimilarity.Tests.Grains.Catalogues;

/// <summary>What a silo says of a catalogue that it does not hold.</summary>
public sealed class CatalogueStoreTests(OneSilo cluster) : IClassFixture<OneSilo>
{
    private CatalogueStore Store => cluster.Services<CatalogueStore>().Single();

    [Fact]
    public async Task A_frontend_is_told_which_catalogue_the_silo_lacks()
    {
        var coordinator = cluster.Grains.GetGrain<ICoordinatorGrain>(ICoordinatorGrain.Key);
        var error = await Assert.ThrowsAsync<CatalogueNotLoadedException>(() => coordinator.GetCatalogueChunk(new CatalogueKey("unheard-of", 3), 0));
        Assert.Equal("This silo does not hold unheard-of/catalogue-of-3 yet.", error.Message);
    }

    [Fact]
    public async Task A_catalogue_that_is_nowhere_is_tried_again_and_the_reason_told()
    {
        var (key, descriptor) = (new CatalogueKey("nowhere", 1), new CatalogueDescriptor(10, "checksum"));
        Assert.Equal((false, null), Store.Ensure(key, descriptor));
        await ClusterWatch.PollAsync(
            () => Task.FromResult(Store.Ensure(key, descriptor) == (false, "Chunk 0 of the catalogue never arrived.")), () => "the reason is told");
        Assert.Null(Store.Find(key));
    }

    [Fact]
    public async Task A_version_that_is_cut_in_two_ways_has_its_catalogue_until_neither_is_needed()
    {
        var model = TestModels.Random(rows: 40, seed: 1);
        var (two, three) = (await cluster.PublishAsync(model, partitions: 2), await cluster.PublishAsync(model, partitions: 3));
        Store.KeepOnly(new HashSet<CatalogueKey> { three.CatalogueKey });
        Assert.Null(Store.Find(two.CatalogueKey));
        Assert.NotNull(Store.Find(three.CatalogueKey));
        Assert.Equal(two.Catalogue, three.Catalogue);
    }
}
