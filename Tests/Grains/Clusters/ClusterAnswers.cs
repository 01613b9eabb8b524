using MovieSimilarity.Grains.Catalogues;
using MovieSimilarity.Grains.Interfaces.Catalogues;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Models;
using MovieSimilarity.Grains.Partitions;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Cluster;

namespace MovieSimilarity.Tests.Grains.Clusters;

internal static class ClusterAnswers
{
    /// <summary>Asks for every film of a model, as a frontend would, and compares with the library.</summary>
    public static async Task AssertAnswersAsync(this SiloCluster cluster, SimilarityModel model)
    {
        var request = new SimilarRequest(
            cluster.LayoutOf(model.Version),
            [.. model.Catalogue.Select(movie => new SimilarityQuery(movie.Id, SimilarityModel.DefaultCount, Scoring.Ensemble))]);
        var answers = await new CoordinatorClient(Gateways.InProcess(cluster.Grains)).FindSimilarAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(model.Catalogue.Select(movie => model.FindSimilar(movie.Id)), answers.Lists);
    }

    /// <summary>Fetches the films of a version, as a frontend would.</summary>
    public static async Task<PublishedFilms> FetchCatalogueAsync(this SiloCluster cluster, ModelManifest manifest)
    {
        var coordinator = new CoordinatorClient(Gateways.InProcess(cluster.Grains));
        var chunks = new List<CatalogueChunk>();
        for (var chunk = 0; chunk < manifest.Catalogue!.Chunks; chunk++)
            chunks.Add(await coordinator.GetCatalogueChunkAsync(manifest.CatalogueKey, chunk, TestContext.Current.CancellationToken));
        return CatalogueChunks.Decode(manifest.Catalogue, chunks, manifest.Partitions[0].ContentDimensions);
    }

    /// <summary>Fetches the films of a version from every silo and compares them with those of the model.</summary>
    public static async Task AssertEverySiloHasCatalogueAsync(this SiloCluster cluster, ModelManifest manifest, SimilarityModel model)
    {
        var expected = PublishedFilms.Of(model).Encode().Bytes;
        Assert.Equal(expected, (await cluster.FetchCatalogueAsync(manifest)).Encode().Bytes);
        foreach (var store in cluster.Services<CatalogueStore>())
        {
            var held = store.Find(manifest.CatalogueKey, manifest.Catalogue!)!;
            var chunks = Enumerable.Range(0, manifest.Catalogue!.Chunks).Select(held.Chunk).ToArray();
            Assert.Equal(expected, CatalogueChunks.Decode(manifest.Catalogue, chunks, model.Shard.Embeddings.ContentDimensions).Encode().Bytes);
        }
    }
}
