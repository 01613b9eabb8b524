using MovieSimilarity.Models;
using MovieSimilarity.Training.Models;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.Progress;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Tests.Fidelity;

/// <summary>Models trained once for all tests, with the default options.</summary>
internal static class TrainedModels
{
    private static readonly Lazy<SimilarityModel> LazyMlLatestSmall = new(() => Train(TestData.MlLatestSmall!));

    public static SimilarityModel MlLatestSmall => LazyMlLatestSmall.Value;

    public static SimilarityModel Train(string folder)
    {
        var options = new TrainingOptions();
        return new ModelTrainer(options, new BlockLanczosSvd(options.Tolerance, options.Seed), new SilentProgressLog()).Train(MovieLensReader.Read(folder));
    }
}
