using System.Numerics.Tensors;

namespace MovieSimilarity.Training.Matrices;

/// <summary>
/// A matrix in compressed sparse row form; columns ascend within each row. Values are kept as floats where the maker has
/// floats, at eight bytes an entry, and as doubles otherwise; every computation is in double precision. Immutable by convention.
/// </summary>
public sealed class SparseMatrix
{
    /// <summary>A variance below this share of the mean square is what rounding leaves of none.</summary>
    private const double Rounding = 1e-13;

    private readonly int[] _rowStarts;
    private readonly int[] _columnIndices;
    private readonly double[]? _doubles;
    private readonly float[] _floats = [];

    /// <summary>A matrix of doubles.</summary>
    /// <param name="rowStarts">rows + 1 offsets into the other two arrays.</param>
    /// <param name="columnIndices">The column of each stored entry.</param>
    /// <param name="values">The value of each stored entry.</param>
    /// <param name="columns">Number of columns.</param>
    public SparseMatrix(int[] rowStarts, int[] columnIndices, double[] values, int columns)
        : this(rowStarts, columnIndices, values.Length, columns) => _doubles = values;

    /// <inheritdoc cref="SparseMatrix(int[], int[], double[], int)"/>
    /// <summary>A matrix of floats.</summary>
    public SparseMatrix(int[] rowStarts, int[] columnIndices, float[] values, int columns)
        : this(rowStarts, columnIndices, values.Length, columns) => _floats = values;

    private SparseMatrix(int[] rowStarts, int[] columnIndices, int entries, int columns)
    {
        // What multiplies with the matrix goes by its indices unchecked.
        if (columnIndices.Length != entries || rowStarts[0] != 0 || rowStarts[^1] != entries)
            throw new ArgumentException($"{columnIndices.Length} columns and offsets up to {rowStarts[^1]} do not fit {entries} values.");
        if (entries > 0 && (TensorPrimitives.Min<int>(columnIndices) < 0 || TensorPrimitives.Max<int>(columnIndices) >= columns))
            throw new ArgumentException($"A column is not from 0 to {columns - 1}.");
        (_rowStarts, _columnIndices, Columns) = (rowStarts, columnIndices, columns);
        for (var row = 0; row < Rows; row++) LongestRow = Math.Max(LongestRow, rowStarts[row + 1] - rowStarts[row]);
    }

    /// <summary>Number of rows.</summary>
    public int Rows => _rowStarts.Length - 1;

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Number of stored entries.</summary>
    public int NonZeros => _columnIndices.Length;

    /// <summary>The most entries that a row has.</summary>
    public int LongestRow { get; }

    /// <summary>Where the entries of a row begin, counted from the first of the matrix; the last row's end, for the number of rows.</summary>
    public int RowStart(int row) => _rowStarts[row];

    /// <summary>The columns of a row's entries, ascending.</summary>
    public ReadOnlySpan<int> RowColumns(int row) => _columnIndices.AsSpan(_rowStarts[row].._rowStarts[row + 1]);

    /// <summary>The values of a row's entries.</summary>
    public ReadOnlySpan<double> RowValues(int row) => RowValues(row, _doubles is null ? new double[RowColumns(row).Length] : []);

    /// <summary>The values of a row's entries.</summary>
    /// <param name="row">The row.</param>
    /// <param name="buffer">Room for them, where they have to be widened: <see cref="LongestRow"/> elements are enough.</param>
    public ReadOnlySpan<double> RowValues(int row, Span<double> buffer)
    {
        var range = _rowStarts[row].._rowStarts[row + 1];
        if (_doubles is not null) return _doubles.AsSpan(range);
        var floats = _floats.AsSpan(range);
        TensorPrimitives.ConvertTruncating<float, double>(floats, buffer);
        return buffer[..floats.Length];
    }

    /// <summary>The values where they are kept as floats; otherwise empty.</summary>
    internal ReadOnlySpan<float> Floats => _floats;

    /// <summary>The values where they are kept as doubles; otherwise empty.</summary>
    internal ReadOnlySpan<double> Doubles => _doubles;

    /// <summary>Whether values are kept as floats.</summary>
    internal bool IsSingle => _doubles is null;

    /// <summary>Builds a matrix from each row's entries, columns ascending.</summary>
    public static SparseMatrix FromRows(IReadOnlyList<IReadOnlyList<(int Column, double Value)>> rows, int columns)
    {
        var starts = new int[rows.Count + 1];
        for (var row = 0; row < rows.Count; row++) starts[row + 1] = starts[row] + rows[row].Count;
        var entries = rows.SelectMany(row => row).ToArray();
        return new SparseMatrix(starts, Array.ConvertAll(entries, e => e.Column), Array.ConvertAll(entries, e => e.Value), columns);
    }

    /// <summary>The transpose.</summary>
    public SparseMatrix Transpose()
    {
        var starts = new int[Columns + 1];
        foreach (var column in _columnIndices) starts[column + 1]++;
        for (var column = 0; column < Columns; column++) starts[column + 1] += starts[column];
        var rows = new int[NonZeros];
        if (_doubles is null)
        {
            var floats = new float[NonZeros];
            Transpose(_floats, starts, rows, floats);
            return new SparseMatrix(starts, rows, floats, Rows);
        }
        var doubles = new double[NonZeros];
        Transpose(_doubles, starts, rows, doubles);
        return new SparseMatrix(starts, rows, doubles, Rows);
    }

    /// <summary>‖A‖²_F: the sum of all squared entries.</summary>
    public double SquaredFrobeniusNorm() => SquaredColumnNorms().Sum();

    /// <summary>The length of each column.</summary>
    public double[] ColumnNorms() => Array.ConvertAll(SquaredColumnNorms(), Math.Sqrt);

    /// <summary>
    /// The population variance of each row's elements, zeros included, summed over the rows; 0 where all columns are equal. With
    /// a column a film and a row a feature it is the total that explained variance ratios refer to.
    /// </summary>
    public double TotalVariance()
    {
        var buffer = new double[LongestRow];
        var squaredMeans = 0.0;
        for (var row = 0; row < Rows; row++)
        {
            var mean = TensorPrimitives.Sum(RowValues(row, buffer)) / Columns;
            squaredMeans += mean * mean;
        }
        var meanSquare = SquaredFrobeniusNorm() / Columns;
        return meanSquare - squaredMeans is var variance && variance > Rounding * meanSquare ? variance : 0;
    }

    private double[] SquaredColumnNorms()
    {
        var buffer = new double[LongestRow];
        var sums = new double[Columns];
        for (var row = 0; row < Rows; row++)
        {
            var columns = RowColumns(row);
            var values = RowValues(row, buffer);
            for (var i = 0; i < columns.Length; i++) sums[columns[i]] += values[i] * values[i];
        }
        return sums;
    }

    private void Transpose<T>(T[] values, int[] starts, int[] rows, T[] transposed)
    {
        var next = starts[..^1];
        for (var row = 0; row < Rows; row++)
        {
            for (var i = _rowStarts[row]; i < _rowStarts[row + 1]; i++)
            {
                var target = next[_columnIndices[i]]++;
                rows[target] = row;
                transposed[target] = values[i];
            }
        }
    }
}
