namespace MovieSimilarity.Training.Matrices;

/// <summary>Columns of a sparse matrix that are multiples of each other.</summary>
internal static class ParallelColumns
{
    /// <summary>
    /// For each column the first one of which it is a multiple, itself where there is none before it, and the factor; −1 and 0
    /// for a column without entries.
    /// </summary>
    /// <remarks>
    /// Columns are compared by a polynomial hash of 128 bits over their entries: two that differ are taken for parallel with a
    /// probability of about 10⁻²⁹ in a matrix of 100,000.
    /// </remarks>
    /// <param name="matrix">The matrix.</param>
    public static (int First, double Factor)[] Find(SparseMatrix matrix)
    {
        var (hashes, leading) = HashColumns(matrix);
        var first = new Dictionary<UInt128, int>(matrix.Columns);
        return
        [
            .. hashes.Select((hash, column) => leading[column] == 0 ? (-1, 0)
                : first.TryAdd(hash, column) ? (column, 1)
                : (first[hash], leading[column] / leading[first[hash]])),
        ];
    }

    /// <summary>A hash of each column divided by its first entry, and that entry.</summary>
    private static (UInt128[] Hashes, double[] Leading) HashColumns(SparseMatrix matrix)
    {
        // Odd, and without a pattern: digits of π.
        var multiplier = new UInt128(0x243F6A8885A308D3, 0x13198A2E03707345);
        var buffer = new double[matrix.LongestRow];
        var hashes = new UInt128[matrix.Columns];
        var leading = new double[matrix.Columns];
        for (var row = 0; row < matrix.Rows; row++)
        {
            var columns = matrix.RowColumns(row);
            var values = matrix.RowValues(row, buffer);
            for (var i = 0; i < columns.Length; i++)
            {
                var column = columns[i];
                if (leading[column] == 0) leading[column] = values[i];
                var entry = new UInt128((ulong)row + 1, BitConverter.DoubleToUInt64Bits(values[i] / leading[column]));
                var hash = (hashes[column] + entry) * multiplier;
                hashes[column] = hash ^ (hash >> 61);
            }
        }
        return (hashes, leading);
    }
}
