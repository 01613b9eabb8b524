using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Grains.Clusters;

internal static class ClusterAnswers
{
    /// <summary>Asks for every film of a model and compares with the library.</summary>
    public static async Task AssertAnswersAsync(this SiloCluster cluster, SimilarityModel model)
    {
        var answers = await cluster.FindSimilarAsync(
            model.Version, [.. model.Catalogue.Select(movie => movie.Id)], SimilarityModel.DefaultCount, Scoring.Ensemble);
        Assert.Equal(model.Catalogue.Select(movie => model.FindSimilar(movie.Id)), answers);
    }
}
