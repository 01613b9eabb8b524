using System.Numerics.Tensors;
using MovieSimilarity.Training.Matrices;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Tests.Training.Svd;

/// <summary>What every truncated decomposition must satisfy.</summary>
internal static class SvdAssert
{
    /// <summary>Shape, order, signs, orthonormal vectors (zero ones where σ = 0), and AᵀA·v = σ²·v.</summary>
    public static void IsDecomposition(SparseMatrix matrix, TruncatedSvd svd, double residualTolerance = 1e-11)
    {
        Assert.Equal(svd.SingularValues.Length, svd.ScaledRightVectors.Length);
        var vectors = svd.RightVectors();
        Assert.Equal(svd.SingularValues.OrderDescending(), svd.SingularValues);
        Assert.All(svd.SingularValues, value => Assert.True(double.IsFinite(value) && value >= 0));
        AssertOrthonormal(svd, vectors);
        for (var i = 0; i < svd.SingularValues.Length; i++)
        {
            Assert.Equal(matrix.Columns, vectors[i].Length);
            Assert.True(vectors[i].Max() >= -vectors[i].Min(), $"the largest element of v{i} is negative");
            Assert.InRange(Residual(matrix, vectors[i], svd.SingularValues[i]), 0, residualTolerance * svd.SingularValues[0] * svd.SingularValues[0]);
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

    private static void AssertOrthonormal(TruncatedSvd svd, double[][] vectors)
    {
        const double rounding = 1e-12;
        for (var i = 0; i < vectors.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var expected = i == j && svd.SingularValues[i] > 0 ? 1 : 0;
                Assert.Equal(expected, TensorPrimitives.Dot<double>(vectors[i], vectors[j]), rounding);
            }
        }
    }

    /// <summary>V: the scaled vectors at unit length, zero where σ = 0.</summary>
    public static double[][] RightVectors(this TruncatedSvd svd) =>
    [
        .. svd.ScaledRightVectors.Zip(svd.SingularValues, (vector, value) => Array.ConvertAll(vector, element => value == 0 ? 0 : element / value)),
    ];

    private static double Residual(SparseMatrix matrix, double[] vector, double singularValue)
    {
        var image = new double[matrix.Columns];
        for (var row = 0; row < matrix.Rows; row++)
        {
            var (columns, values) = (matrix.RowColumns(row).ToArray(), matrix.RowValues(row).ToArray());
            var product = columns.Zip(values, (column, value) => value * vector[column]).Sum();
            for (var i = 0; i < columns.Length; i++) image[columns[i]] += values[i] * product;
        }
        TensorPrimitives.MultiplyAdd(vector, -singularValue * singularValue, image, image);
        return TensorPrimitives.Norm<double>(image);
    }
}
