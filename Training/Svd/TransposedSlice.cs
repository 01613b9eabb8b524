using System.Runtime.Intrinsics;
using MovieSimilarity.Training.Matrices;

namespace MovieSimilarity.Training.Svd;

/// <summary>
/// A run of rows of a sparse matrix M, stored column by column: what Z += (slice)ᵀ·T needs to add up each row of Z in registers,
/// from a T that fits into a core's cache. An entry takes two bytes for its row and those of its value.
/// </summary>
/// <remarks>
/// After A. Buluç et al., "Parallel sparse matrix-vector and matrix-transpose-vector multiplication using compressed sparse
/// blocks", SPAA 2009, with blocks as wide as the matrix.
/// </remarks>
internal sealed class TransposedSlice
{
    private const int Width = VectorBlock.Width;

    private readonly int[] _columns;
    private readonly int[] _starts;
    private readonly ushort[] _rows;
    private readonly float[] _floats;
    private readonly double[] _doubles;

    private TransposedSlice(RowRange rows, int[] counts, int entries, bool isSingle)
    {
        Rows = rows;
        _columns = [.. Enumerable.Range(0, counts.Length).Where(column => counts[column] > 0)];
        _starts = new int[_columns.Length + 1];
        for (var i = 0; i < _columns.Length; i++) _starts[i + 1] = _starts[i] + counts[_columns[i]];
        _rows = new ushort[entries];
        _floats = isSingle ? new float[entries] : [];
        _doubles = isSingle ? [] : new double[entries];
    }

    /// <summary>Which rows of M.</summary>
    public RowRange Rows { get; }

    /// <summary>Takes rows out of a matrix.</summary>
    /// <param name="matrix">M.</param>
    /// <param name="rows">At most 65,536 rows.</param>
    public static TransposedSlice Of(SparseMatrix matrix, RowRange rows)
    {
        var (first, end) = (matrix.RowStart(rows.Start), matrix.RowStart(rows.Start + rows.Count));
        var next = new int[matrix.Columns];
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var column in matrix.RowColumns(rows.Start + row)) next[column]++;
        }
        var slice = new TransposedSlice(rows, next, end - first, matrix.IsSingle);
        for (var i = 0; i < slice._columns.Length; i++) next[slice._columns[i]] = slice._starts[i];
        for (var row = 0; row < rows.Count; row++)
        {
            var from = matrix.RowStart(rows.Start + row);
            foreach (var column in matrix.RowColumns(rows.Start + row))
            {
                var to = next[column]++;
                slice._rows[to] = (ushort)row;
                if (matrix.IsSingle) slice._floats[to] = matrix.Floats[from++];
                else slice._doubles[to] = matrix.Doubles[from++];
            }
        }
        return slice;
    }

    /// <summary>Z += (slice)ᵀ·T.</summary>
    /// <param name="t">Eight values for each row of the slice.</param>
    /// <param name="z">Eight values for each column of M.</param>
    public void AddProduct(ReadOnlySpan<double> t, Span<double> z)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var range = _starts[i].._starts[i + 1];
            var (low, high) = _doubles.Length == 0
                ? BlockKernels.Gather(_rows.AsSpan(range), _floats.AsSpan(range), t)
                : BlockKernels.Gather(_rows.AsSpan(range), _doubles.AsSpan(range), t);
            var sum = z.Slice(_columns[i] * Width, Width);
            (Vector256.Create<double>(sum) + low).CopyTo(sum);
            (Vector256.Create<double>(sum[(Width / 2)..]) + high).CopyTo(sum[(Width / 2)..]);
        }
    }
}
