using MathNet.Numerics.LinearAlgebra;
using MovieSimilarity.Training.Matrices;

namespace MovieSimilarity.Tests.Training.Matrices;

/// <summary>Matrices made to measure.</summary>
internal static class TestMatrices
{
    /// <summary>About this share of entries is set, uniformly from −1 to 1.</summary>
    public static SparseMatrix Random(int rows, int columns, double density, int seed)
    {
        var random = new Random(seed);
        return Of(rows, columns, (_, _) => random.NextDouble() < density ? 2 * random.NextDouble() - 1 : 0);
    }

    public static SparseMatrix Diagonal(params double[] values) =>
        SparseMatrix.FromRows([.. values.Select((value, i) => ((int, double)[])[(i, value)])], values.Length);

    /// <summary>Copies of one block down the diagonal.</summary>
    public static SparseMatrix Blocks(double[][] block, int copies)
    {
        var width = block[0].Length;
        return SparseMatrix.FromRows(
            [.. Enumerable.Range(0, copies).SelectMany(copy => block.Select(row => row.Select((value, i) => (copy * width + i, value)).ToArray()))],
            copies * width);
    }

    /// <summary>The product of two matrices of this inner dimension, which is its rank.</summary>
    public static SparseMatrix OfRank(int rank, int rows, int columns, int seed)
    {
        var random = new Random(seed);
        var left = Matrix<double>.Build.Dense(rows, rank, (_, _) => 2 * random.NextDouble() - 1);
        var right = Matrix<double>.Build.Dense(rank, columns, (_, _) => 2 * random.NextDouble() - 1);
        var product = left * right;
        return Of(rows, columns, (row, column) => product[row, column]);
    }

    public static SparseMatrix Of(int rows, int columns, Func<int, int, double> entry) => SparseMatrix.FromRows(
        [
            .. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, columns)
                .Select(column => (Column: column, Value: entry(row, column)))
                .Where(cell => cell.Value != 0)
                .ToArray()),
        ],
        columns);

    public static Matrix<double> Dense(SparseMatrix matrix)
    {
        var dense = Matrix<double>.Build.Dense(matrix.Rows, matrix.Columns);
        for (var row = 0; row < matrix.Rows; row++)
        {
            for (var i = 0; i < matrix.RowColumns(row).Length; i++) dense[row, matrix.RowColumns(row)[i]] = matrix.RowValues(row)[i];
        }
        return dense;
    }
}
