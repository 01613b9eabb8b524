using System.Runtime.InteropServices;

namespace MovieSimilarity.Training.Svd;

/// <summary>
/// Eight vectors of one length, side by side: row i holds element i of each. A row is one cache line of 64 bytes and begins
/// at one, so that a sparse product touches as much memory for eight vectors as it would for one.
/// </summary>
internal sealed class VectorBlock
{
    /// <summary>Vectors in a block.</summary>
    public const int Width = 8;

    private const int CacheLine = 64;

    private readonly double[] _values;
    private readonly int _offset;

    /// <summary>Eight zero vectors.</summary>
    /// <param name="rows">Their length.</param>
    public VectorBlock(int rows)
    {
        Rows = rows;
        // Pinned, since alignment is lost when the collector moves an array.
        _values = GC.AllocateArray<double>(rows * Width + CacheLine / sizeof(double), pinned: true);
        _offset = (int)(-Address(_values) & (CacheLine - 1)) / sizeof(double);
    }

    /// <summary>The vectors' length.</summary>
    public int Rows { get; }

    /// <summary>rows × 8 values, row-major.</summary>
    public Span<double> Values => _values.AsSpan(_offset, Rows * Width);

    /// <summary>A block of up to eight vectors; zeros stand for those that are missing.</summary>
    public static VectorBlock Of(double[][] columns)
    {
        var block = new VectorBlock(columns[0].Length);
        for (var column = 0; column < columns.Length; column++)
        {
            for (var row = 0; row < block.Rows; row++) block.Values[row * Width + column] = columns[column][row];
        }
        return block;
    }

    /// <summary>Some of the rows.</summary>
    public Span<double> Tile(RowRange rows) => Values.Slice(rows.Start * Width, rows.Count * Width);

    /// <summary>One vector, copied.</summary>
    public double[] Column(int column)
    {
        var vector = new double[Rows];
        for (var row = 0; row < Rows; row++) vector[row] = _values[_offset + row * Width + column];
        return vector;
    }

    private static long Address(double[] array) => Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
}

/// <summary>A run of rows.</summary>
/// <param name="Start">The first.</param>
/// <param name="Count">How many.</param>
internal readonly record struct RowRange(int Start, int Count)
{
    /// <summary>Cuts the run into runs of one size, the last of which may be shorter.</summary>
    public RowRange[] Cut(int size)
    {
        var (start, count) = this;
        return
        [
            .. Enumerable.Range(0, (count + size - 1) / size)
                .Select(i => new RowRange(start + i * size, Math.Min(size, count - i * size))),
        ];
    }
}
