using System.Text.Json;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Fidelity;

/// <summary>The decompositions of ml-latest-small against LAPACK's.</summary>
public sealed class SpectrumFidelityTests
{
    private const double RelativeTolerance = 1e-6;

    [Theory]
    [InlineData("collaborative")]
    [InlineData("content")]
    public void Every_singular_value_and_explained_variance_ratio_is_the_exact_one(string name)
    {
        Assert.SkipUnless(TestData.MlLatestSmall is not null, TestData.NoMlLatestSmall);
        Assert.SkipUnless(TestData.Oracle is not null, TestData.NoOracle);
        using var oracle = JsonDocument.Parse(File.ReadAllText(Path.Combine(TestData.Oracle, "ml-latest-small-svd.json")));
        var expected = oracle.RootElement.GetProperty(name);
        var provenance = TrainedModels.MlLatestSmall.Provenance;
        var actual = name == "content" ? provenance.Content : provenance.Collaborative;

        Assert.Equal(expected.GetProperty("shape").EnumerateArray().Select(n => n.GetInt32()), [actual.Rows, actual.Columns]);
        Assert.Equal(expected.GetProperty("nnz").GetInt32(), actual.NonZeros);
        AssertClose(expected.GetProperty("singularValues"), actual.SingularValues);
        AssertClose(expected.GetProperty("explainedVarianceRatio"), actual.ExplainedVarianceRatios);
    }

    private static void AssertClose(JsonElement expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(TrainingOptions.DefaultDimensions, actual.Count);
        Assert.Equal(expected.GetArrayLength(), actual.Count);
        foreach (var (want, have) in expected.EnumerateArray().Zip(actual))
            Assert.InRange(Math.Abs(have / want.GetDouble() - 1), 0, RelativeTolerance);
    }
}
