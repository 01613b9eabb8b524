using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;
using MovieSimilarity.Trainer.Matrices;

namespace MovieSimilarity.Tests.Trainer.Matrices;

public sealed class SparseMatrixTests
{
    private static readonly SparseMatrix Random = TestMatrices.Random(1300, 40, density: 0.1, seed: 1);

    [Fact]
    public void A_product_is_the_dense_one()
    {
        double[] x = [.. Enumerable.Range(0, Random.Columns).Select(i => Math.Sin(i))];
        var y = new double[Random.Rows];
        Random.Multiply(x, y);
        var expected = TestMatrices.Dense(Random) * Vector<double>.Build.Dense(x);
        foreach (var (want, have) in expected.Zip(y)) Assert.Equal(want, have, 1e-13);
    }

    [Fact]
    public void A_transpose_has_its_columns_in_order()
    {
        var transpose = Random.Transpose();
        Assert.Equal((Random.Columns, Random.Rows, Random.NonZeros), (transpose.Rows, transpose.Columns, transpose.NonZeros));
        Assert.Equal(TestMatrices.Dense(Random).Transpose(), TestMatrices.Dense(transpose));
        for (var row = 0; row < transpose.Rows; row++) Assert.Equal(transpose.RowColumns(row).ToArray().Order(), transpose.RowColumns(row).ToArray());
    }

    [Fact]
    public void Norm_and_variance_are_the_dense_ones()
    {
        var dense = TestMatrices.Dense(Random);
        Assert.Equal(dense.Enumerate().Sum(value => value * value), Random.SquaredFrobeniusNorm(), 1e-10);
        Assert.Equal(dense.EnumerateColumns().Sum(column => column.PopulationVariance()), Random.TotalVariance(), 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Equal_rows_have_no_variance(int rows)
    {
        double[] row = [Math.Sqrt(0.2), Math.Sqrt(0.3), Math.Sqrt(0.5)];
        Assert.Equal(0, TestMatrices.Of(rows, 3, (_, column) => row[column]).TotalVariance());
    }
}
