using MovieSimilarity.Grains.Interfaces.Coordination;
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
}
