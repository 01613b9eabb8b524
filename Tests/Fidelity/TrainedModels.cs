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

    private static readonly Lazy<SimilarityModel> LazySample = new(() => Train(TestData.Sample));

    public static SimilarityModel MlLatestSmall => LazyMlLatestSmall.Value;

    /// <summary>The bundled data set's.</summary>
    public static SimilarityModel Sample => LazySample.Value;

    public static SimilarityModel Train(string folder)
    {
        var options = new TrainingOptions();
        return new ModelTrainer(options, new BlockLanczosSvd(options.Tolerance, options.Seed), new SilentProgressLog()).Train(MovieLensReader.Read(folder));
    }
}
