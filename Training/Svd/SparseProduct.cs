using System.Runtime.Intrinsics;
using MovieSimilarity.Training.Matrices;

namespace MovieSimilarity.Training.Svd;

/// <summary>The product of a sparse matrix and a block of vectors.</summary>
internal static class SparseProduct
{
    private const int Width = VectorBlock.Width;

    /// <summary>Some rows of M·Y. Equal rows of M give equal rows, to the last bit.</summary>
    /// <param name="matrix">M.</param>
    /// <param name="rows">The rows wanted.</param>
    /// <param name="y">Y.</param>
    /// <param name="product">The destination, eight values a row.</param>
    public static void Multiply(SparseMatrix matrix, RowRange rows, VectorBlock y, Span<double> product)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.Start + i;
            var range = matrix.RowStart(row)..matrix.RowStart(row + 1);
            var (low, high) = matrix.IsSingle
                ? BlockKernels.Gather(matrix.RowColumns(row), matrix.Floats[range], y.Values)
                : BlockKernels.Gather(matrix.RowColumns(row), matrix.Doubles[range], y.Values);
            low.CopyTo(product[(i * Width)..]);
            high.CopyTo(product[(i * Width + Width / 2)..]);
        }
    }
}
