namespace MovieSimilarity.Trainer.Matrices;

/// <summary>A matrix of doubles in compressed sparse row form; columns ascend within each row. Immutable by convention.</summary>
/// <param name="rowStarts">rows + 1 offsets into the other two arrays.</param>
/// <param name="columnIndices">The column of each stored entry.</param>
/// <param name="values">The value of each stored entry.</param>
/// <param name="columns">Number of columns.</param>
public sealed class SparseMatrix(int[] rowStarts, int[] columnIndices, double[] values, int columns)
{
    /// <summary>Rows a thread takes at a time: enough work to pay for handing it out.</summary>
    private const int RowsPerTask = 512;

    /// <summary>A variance below this share of the mean square is what rounding leaves of none.</summary>
    private const double Rounding = 1e-13;

    /// <summary>Number of rows.</summary>
    public int Rows => rowStarts.Length - 1;

    /// <summary>Number of columns.</summary>
    public int Columns => columns;

    /// <summary>Number of stored entries.</summary>
    public int NonZeros => values.Length;

    /// <summary>The columns of a row's entries, ascending.</summary>
    public ReadOnlySpan<int> RowColumns(int row) => columnIndices.AsSpan(rowStarts[row]..rowStarts[row + 1]);

    /// <summary>The values of a row's entries.</summary>
    public ReadOnlySpan<double> RowValues(int row) => values.AsSpan(rowStarts[row]..rowStarts[row + 1]);

    /// <summary>Builds a matrix from each row's entries, columns ascending.</summary>
    public static SparseMatrix FromRows(IReadOnlyList<IReadOnlyList<(int Column, double Value)>> rows, int columns)
    {
        var starts = new int[rows.Count + 1];
        for (var row = 0; row < rows.Count; row++) starts[row + 1] = starts[row] + rows[row].Count;
        var entries = rows.SelectMany(row => row).ToArray();
        return new SparseMatrix(starts, Array.ConvertAll(entries, e => e.Column), Array.ConvertAll(entries, e => e.Value), columns);
    }

    /// <summary>y = A·x. Each element is summed in column order by one thread, so the result does not depend on their number.</summary>
    /// <param name="x">A vector of <see cref="Columns"/> elements.</param>
    /// <param name="y">The destination, <see cref="Rows"/> elements.</param>
    public void Multiply(double[] x, double[] y) =>
        Parallel.For(0, (Rows + RowsPerTask - 1) / RowsPerTask, task =>
        {
            var end = Math.Min(Rows, (task + 1) * RowsPerTask);
            for (var row = task * RowsPerTask; row < end; row++)
            {
                var sum = 0.0;
                for (var i = rowStarts[row]; i < rowStarts[row + 1]; i++) sum += values[i] * x[columnIndices[i]];
                y[row] = sum;
            }
        });

    /// <summary>Aᵀ.</summary>
    public SparseMatrix Transpose()
    {
        var starts = new int[columns + 1];
        foreach (var column in columnIndices) starts[column + 1]++;
        for (var column = 0; column < columns; column++) starts[column + 1] += starts[column];
        var next = starts[..^1];
        var rowIndices = new int[values.Length];
        var transposed = new double[values.Length];
        for (var row = 0; row < Rows; row++)
        {
            for (var i = rowStarts[row]; i < rowStarts[row + 1]; i++)
            {
                var target = next[columnIndices[i]]++;
                rowIndices[target] = row;
                transposed[target] = values[i];
            }
        }
        return new SparseMatrix(starts, rowIndices, transposed, Rows);
    }

    /// <summary>‖A‖²_F: the sum of all squared entries.</summary>
    public double SquaredFrobeniusNorm() => values.Sum(value => value * value);

    /// <summary>
    /// Σ over columns of the population variance: the total that explained variance ratios refer to; 0 where all rows are equal.
    /// </summary>
    public double TotalVariance()
    {
        var sums = new double[columns];
        for (var i = 0; i < values.Length; i++) sums[columnIndices[i]] += values[i];
        var meanSquare = SquaredFrobeniusNorm() / Rows;
        var variance = meanSquare - sums.Sum(sum => sum / Rows * (sum / Rows));
        return variance > Rounding * meanSquare ? variance : 0;
    }
}
