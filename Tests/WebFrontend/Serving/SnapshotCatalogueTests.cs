using Microsoft.Extensions.Logging.Abstractions;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Maps;
using MovieSimilarity.Models;
using MovieSimilarity.Tests.Grains;
using MovieSimilarity.WebFrontend;
using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.Tests.WebFrontend.Serving;

/// <summary>What a frontend of a cluster knows of the films of a model that somebody published.</summary>
[Collection(SiloClusters.Name)]
public sealed class SnapshotCatalogueTests(TwoSilos cluster) : IClassFixture<TwoSilos>
{
    [Fact]
    public async Task It_knows_of_every_film_what_the_model_knows()
    {
        var model = TestModels.With(TestModels.WithZeroVectors(rows: 40, seed: 1), movie => movie with
        {
            ImdbId = movie.Id % 40 == 0 ? 0 : 10_000_000 - movie.Id,
            TmdbId = movie.Id % 30 == 0 ? 0 : movie.Id + 1,
            SeriesId = movie.Id % 50 == 0 ? 7 : 0,
            Year = movie.Id % 60 == 0 ? null : movie.Year,
        });
        await AssertSameAsync(model);
    }

    [Fact]
    public async Task It_knows_the_same_of_films_of_which_there_is_little_to_know() => await AssertSameAsync(TestModels.Random(rows: 30, seed: 2));

    [Fact]
    public async Task It_knows_where_the_films_lie_on_the_map()
    {
        var model = TestModels.Random(rows: 40, seed: 3);
        await AssertSameAsync(model.WithMap(new FilmMap(Enumerable.Range(0, 80).Select(i => i / 7f).ToArray())));
    }

    private async Task AssertSameAsync(SimilarityModel model)
    {
        await cluster.PublishAsync(model, partitions: 3, replicas: 2);
        var gateways = Gateways.InProcess(cluster.Grains);
        using var provider = new ModelSnapshotProvider(
            gateways, new CoordinatorClient(gateways), new FrontendOptions(), TimeProvider.System, NullLogger<ModelSnapshotProvider>.Instance);
        while (provider.Current is null) await provider.TryRefreshAsync(TestContext.Current.CancellationToken);
        Assert.Equal(model.Version, provider.Current.Manifest.Version);
        Assert.Equal(model.Catalogue.Select(movie => string.Join('|', movie.Genres)), provider.Current.Catalogue.Select(movie => string.Join('|', movie.Genres)));
        Assert.Equal(WithoutGenres(model.Catalogue), WithoutGenres(provider.Current.Catalogue));
        Assert.Equal(model.Map?.Places.ToArray(), provider.Current.Map?.Places.ToArray());
    }

    /// <summary>Records compare lists by reference.</summary>
    private static IEnumerable<Movie> WithoutGenres(MovieCatalogue catalogue) => catalogue.Select(movie => movie with { Genres = [] });
}
