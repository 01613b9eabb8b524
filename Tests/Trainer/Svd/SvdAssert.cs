using System.Numerics.Tensors;
using MovieSimilarity.Trainer.Matrices;
using MovieSimilarity.Trainer.Svd;

namespace MovieSimilarity.Tests.Trainer.Svd;

/// <summary>What every truncated decomposition must satisfy.</summary>
internal static class SvdAssert
{
    /// <summary>Shape, order, signs, orthonormal vectors (zero ones where σ = 0), and AᵀA·v = σ²·v.</summary>
    public static void IsDecomposition(SparseMatrix matrix, TruncatedSvd svd, double residualTolerance = 1e-11)
    {
        Assert.Equal(svd.SingularValues.Length, svd.RightVectors.Length);
        Assert.Equal(svd.SingularValues.OrderDescending(), svd.SingularValues);
        Assert.All(svd.SingularValues, value => Assert.True(double.IsFinite(value) && value >= 0));
        AssertOrthonormal(svd);
        for (var i = 0; i < svd.SingularValues.Length; i++)
        {
            Assert.Equal(matrix.Columns, svd.RightVectors[i].Length);
            Assert.True(svd.RightVectors[i].Max() >= -svd.RightVectors[i].Min(), $"the largest element of v{i} is negative");
            Assert.InRange(Residual(matrix, svd, i), 0, residualTolerance * svd.SingularValues[0] * svd.SingularValues[0]);
        }
    }

    /// <summary>Each singular value is the expected one to this share of itself; zeros are exactly zero.</summary>
    public static void HasSingularValues(IEnumerable<double> expected, TruncatedSvd svd, double relativeTolerance = 1e-10)
    {
        var values = expected.ToArray();
        Assert.Equal(values.Length, svd.SingularValues.Length);
        foreach (var (want, have) in values.Zip(svd.SingularValues))
            Assert.True(Math.Abs(have - want) <= relativeTolerance * want, $"{have:r} is not the singular value {want:r}");
    }

    private static void AssertOrthonormal(TruncatedSvd svd)
    {
        const double rounding = 1e-12;
        for (var i = 0; i < svd.RightVectors.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var expected = i == j && svd.SingularValues[i] > 0 ? 1 : 0;
                Assert.Equal(expected, TensorPrimitives.Dot<double>(svd.RightVectors[i], svd.RightVectors[j]), rounding);
            }
        }
    }

    private static double Residual(SparseMatrix matrix, TruncatedSvd svd, int i)
    {
        var (product, back) = (new double[matrix.Rows], new double[matrix.Columns]);
        matrix.Multiply(svd.RightVectors[i], product);
        matrix.Transpose().Multiply(product, back);
        TensorPrimitives.MultiplyAdd(svd.RightVectors[i], -svd.SingularValues[i] * svd.SingularValues[i], back, back);
        return TensorPrimitives.Norm<double>(back);
    }
}
