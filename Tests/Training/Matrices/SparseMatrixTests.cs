using MathNet.Numerics.Statistics;
using MovieSimilarity.Training.Matrices;

namespace MovieSimilarity.Tests.Training.Matrices;

public sealed class SparseMatrixTests
{
    private static readonly SparseMatrix Random = TestMatrices.Random(1300, 40, density: 0.1, seed: 1);

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
        Assert.Equal(dense.EnumerateRows().Sum(row => row.PopulationVariance()), Random.TotalVariance(), 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Equal_columns_have_no_variance(int columns)
    {
        double[] column = [Math.Sqrt(0.2), Math.Sqrt(0.3), Math.Sqrt(0.5)];
        Assert.Equal(0, TestMatrices.Of(3, columns, (row, _) => column[row]).TotalVariance());
    }

    [Fact]
    public void Columns_that_are_multiples_of_others_are_found()
    {
        //             0  1  2  3  4  5  6
        double[][] rows =
        [
            [1, 0, 1, 0, 3, 1, 0],
            [0, 0, 0, 1, 0, 0, 4],
            [3, 0, 3, 0, 9, 0, 0],
        ];
        Assert.Equal(
            [(0, 1), (-1, 0), (0, 1), (3, 1), (0, 3), (5, 1), (3, 4)],
            ParallelColumns.Find(TestMatrices.Of(3, 7, (row, column) => rows[row][column])));
    }

    [Fact]
    public void Floats_are_the_same_matrix_as_doubles()
    {
        var (starts, columns) = (new[] { 0, 2, 2, 3 }, new[] { 0, 3, 1 });
        var floats = new SparseMatrix(starts, columns, [0.5f, 4f, 3.7f], columns: 4);
        var doubles = new SparseMatrix(starts, columns, [0.5, 4.0, 3.7f], columns: 4);
        Assert.Equal(TestMatrices.Dense(doubles), TestMatrices.Dense(floats));
        Assert.Equal(TestMatrices.Dense(doubles.Transpose()), TestMatrices.Dense(floats.Transpose()));
        Assert.Equal(doubles.ColumnNorms(), floats.ColumnNorms());
        Assert.Equal(doubles.TotalVariance(), floats.TotalVariance());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void A_column_that_is_none_is_refused(int column) =>
        Assert.Throws<ArgumentException>(() => new SparseMatrix([0, 1], [column], [1.0], columns: 4));
}
