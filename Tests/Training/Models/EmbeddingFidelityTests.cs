using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;
using MovieSimilarity.Models;
using MovieSimilarity.Tests.Training.Matrices;
using MovieSimilarity.Training.Content;
using MovieSimilarity.Training.Models;
using MovieSimilarity.Training.Progress;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Tests.Training.Models;

/// <summary>Both halves of a trained model against a dense decomposition of the matrix they come from.</summary>
public sealed class EmbeddingFidelityTests
{
    private const int CollaborativeDimensions = 3;
    private const int ContentDimensions = 4;

    private static readonly SimilarityModel Model = Train();

    [Fact]
    public void Collaborative_rows_are_those_of_u_sigma() => AssertRows(Matrix<double>.Build.DenseOfArray(TinyData.RatingMatrix), half: 0);

    [Fact]
    public void Content_rows_are_those_of_u_sigma() => AssertRows(TermMatrix(), half: 1);

    [Fact]
    public void The_collaborative_spectrum_is_the_dense_one() =>
        AssertSpectrum(Matrix<double>.Build.DenseOfArray(TinyData.RatingMatrix), Model.Provenance.Collaborative, CollaborativeDimensions);

    [Fact]
    public void The_content_spectrum_is_the_dense_one() => AssertSpectrum(TermMatrix(), Model.Provenance.Content, ContentDimensions);

    private static SimilarityModel Train()
    {
        var options = new TrainingOptions
        {
            CollaborativeDimensions = CollaborativeDimensions,
            ContentDimensions = ContentDimensions,
            MoreRatingsThan = TinyData.MoreRatingsThan,
            Tolerance = 1e-13,
        };
        return new ModelTrainer(options, new BlockLanczosSvd(options.Tolerance, options.Seed), new SilentProgressLog()).Train(TinyData.Create());
    }

    private static Matrix<double> TermMatrix()
    {
        var data = TinyData.Create();
        return TestMatrices.Dense(TfIdf.Compute(
            ModelTrainer.Documents([.. data.Movies.Take(7)], data.Tags), TrainingOptions.DefaultMinDocumentFrequency, EnglishStopWords.All).Weights);
    }

    private static void AssertRows(Matrix<double> matrix, int half)
    {
        const double floatRounding = 1e-5;
        var expected = Scores(matrix, half == 0 ? CollaborativeDimensions : ContentDimensions);
        for (var row = 0; row < matrix.RowCount; row++)
        {
            var embedding = Model.Shard.Embeddings.Row(row);
            var unit = half == 0 ? embedding[..CollaborativeDimensions] : embedding[CollaborativeDimensions..];
            var norm = Model.Norms.Span[2 * row + half];
            for (var j = 0; j < unit.Length; j++) Assert.Equal(expected[row, j], unit[j] * (double)norm, floatRounding);
        }
    }

    private static void AssertSpectrum(Matrix<double> matrix, Spectrum spectrum, int dimensions)
    {
        const double rounding = 1e-12;
        var values = matrix.Svd(computeVectors: false).S.Take(dimensions).ToArray();
        var total = matrix.EnumerateColumns().Sum(column => column.PopulationVariance());
        var ratios = Scores(matrix, dimensions).EnumerateColumns().Select(column => column.PopulationVariance() / total);

        Assert.Equal((matrix.RowCount, matrix.ColumnCount), (spectrum.Rows, spectrum.Columns));
        Assert.Equal(matrix.Enumerate().Count(value => value != 0), spectrum.NonZeros);
        AssertClose(values, spectrum.SingularValues, rounding);
        AssertClose(ratios, spectrum.ExplainedVarianceRatios, rounding);
        Assert.Equal(values.Sum(value => value * value) / matrix.Enumerate().Sum(value => value * value), spectrum.Energy, rounding);
    }

    /// <summary>The leading columns of U·Σ, signed so that the largest element of each is positive.</summary>
    private static Matrix<double> Scores(Matrix<double> matrix, int dimensions)
    {
        var svd = matrix.Svd();
        return Matrix<double>.Build.DenseOfColumnVectors(Enumerable.Range(0, dimensions).Select(j =>
        {
            var left = svd.U.Column(j);
            return left * svd.S[j] * Math.Sign(left[left.AbsoluteMaximumIndex()]);
        }));
    }

    private static void AssertClose(IEnumerable<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        var values = expected.ToArray();
        Assert.Equal(values.Length, actual.Count);
        foreach (var (want, have) in values.Zip(actual)) Assert.Equal(want, have, tolerance);
    }
}
