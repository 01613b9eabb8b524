using MathNet.Numerics.LinearAlgebra;
using MovieSimilarity.Tests.Training.Matrices;
using MovieSimilarity.Training.Matrices;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Tests.Training.Svd;

public sealed class GramOperatorTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 9)]
    [InlineData(40, 13)]
    [InlineData(9000, 1100)]
    public void The_product_is_the_dense_one(int rows, int columns)
    {
        var matrix = Rounded(TestMatrices.Random(rows, columns, density: 20.0 / (columns + 20), seed: rows));
        var dense = TestMatrices.Dense(matrix.Doubles);
        var y = RandomBlock(columns);
        var expected = dense.TransposeThisAndMultiply(dense * Dense(y));
        AssertEqual(expected, new GramOperator(matrix.Doubles).Apply(y));
        AssertEqual(expected, new GramOperator(matrix.Floats).Apply(y));
        AssertEqual(dense * Dense(y), new GramOperator(matrix.Floats).Multiply(y));
    }

    [Fact]
    public void Floats_and_doubles_give_the_same_bits()
    {
        var (doubles, floats) = Rounded(TestMatrices.Random(3000, 50, density: 0.3, seed: 2));
        var y = RandomBlock(50);
        Assert.Equal(new GramOperator(doubles).Apply(y).Values.ToArray(), new GramOperator(floats).Apply(y).Values.ToArray());
    }

    [Fact]
    public void A_row_that_has_most_of_the_entries_is_no_trouble()
    {
        var matrix = TestMatrices.Of(20, 400, (row, column) => row == 7 || column == row ? 1 + column : 0);
        var y = RandomBlock(400);
        var dense = TestMatrices.Dense(matrix);
        AssertEqual(dense.TransposeThisAndMultiply(dense * Dense(y)), new GramOperator(matrix).Apply(y));
    }

    private static (SparseMatrix Doubles, SparseMatrix Floats) Rounded(SparseMatrix matrix)
    {
        int[] starts = [.. Enumerable.Range(0, matrix.Rows + 1).Select(matrix.RowStart)];
        int[] columns = [.. Enumerable.Range(0, matrix.Rows).SelectMany(row => matrix.RowColumns(row).ToArray())];
        float[] values = [.. Enumerable.Range(0, matrix.Rows).SelectMany(row => matrix.RowValues(row).ToArray()).Select(value => (float)value)];
        return (
            new SparseMatrix(starts, columns, Array.ConvertAll(values, value => (double)value), matrix.Columns),
            new SparseMatrix(starts, columns, values, matrix.Columns));
    }

    private static VectorBlock RandomBlock(int rows)
    {
        var random = new Random(rows);
        return VectorBlock.Of([.. Enumerable.Range(0, VectorBlock.Width).Select(_ => Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray())]);
    }

    private static Matrix<double> Dense(VectorBlock block) =>
        Matrix<double>.Build.DenseOfRowMajor(block.Rows, VectorBlock.Width, block.Values.ToArray());

    private static void AssertEqual(Matrix<double> expected, VectorBlock actual) =>
        Assert.InRange((expected - Dense(actual)).L2Norm(), 0, 1e-13 * Math.Max(1, expected.L2Norm()));
}
