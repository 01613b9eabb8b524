using System.Numerics.Tensors;
using MovieSimilarity.Training.Matrices;

namespace MovieSimilarity.Training.Svd;

/// <summary>Y ↦ MᵀM·Y for a sparse matrix M and a block Y of vectors, in one passage through M.</summary>
/// <remarks>
/// Slice by slice of M's rows: T = (slice)·Y, then Z += (slice)ᵀ·T, while T is in a core's cache. M·Y is never stored as a whole.
/// The rows are first cut into parts that depend on M alone; each part adds up a Z of its own, and those are added in order. So
/// the result has the same bits whatever the number of threads, and equal columns of M give equal rows of Z.
/// </remarks>
internal sealed class GramOperator
{
    /// <summary>As many threads as can share the work. More parts would need more memory, a block each.</summary>
    private const int Parts = 8;

    /// <summary>128 KB of T: a quarter of what a core's second cache holds these days.</summary>
    private const int RowsPerSlice = 2048;

    private const int RowsPerTile = 1024;

    private readonly SparseMatrix _matrix;
    private readonly TransposedSlice[][] _parts;
    private readonly VectorBlock[] _intermediates;
    private readonly VectorBlock[] _sums;
    private readonly RowRange[] _tiles;

    /// <param name="matrix">M.</param>
    public GramOperator(SparseMatrix matrix)
    {
        _matrix = matrix;
        _parts =
        [
            .. CutByEntries(matrix).AsParallel().AsOrdered()
                .Select(part => part.Cut(RowsPerSlice).Select(rows => TransposedSlice.Of(matrix, rows)).ToArray()),
        ];
        _intermediates = [.. _parts.Select(_ => new VectorBlock(RowsPerSlice))];
        _sums = [.. _parts.Select(_ => new VectorBlock(matrix.Columns))];
        _tiles = new RowRange(0, matrix.Columns).Cut(RowsPerTile);
    }

    /// <summary>The order of MᵀM.</summary>
    public int Order => _matrix.Columns;

    /// <summary>How often M and Mᵀ were applied to a vector.</summary>
    public int Products { get; private set; }

    /// <summary>M·Y.</summary>
    public VectorBlock Multiply(VectorBlock y)
    {
        Products += VectorBlock.Width;
        var product = new VectorBlock(_matrix.Rows);
        Parallel.ForEach(
            new RowRange(0, _matrix.Rows).Cut(RowsPerTile), rows => SparseProduct.Multiply(_matrix, rows, y, product.Tile(rows)));
        return product;
    }

    /// <summary>MᵀM·Y.</summary>
    public VectorBlock Apply(VectorBlock y)
    {
        var z = new VectorBlock(Order);
        Apply(y, z);
        return z;
    }

    /// <summary>Z = MᵀM·Y.</summary>
    public void Apply(VectorBlock y, VectorBlock z)
    {
        Products += 2 * VectorBlock.Width;
        Parallel.For(0, _parts.Length, part => Apply(_parts[part], y, _intermediates[part], _sums[part]));
        Parallel.ForEach(_tiles, tile =>
        {
            var sum = z.Tile(tile);
            _sums[0].Tile(tile).CopyTo(sum);
            foreach (var part in _sums.AsSpan(1)) TensorPrimitives.Add(sum, part.Tile(tile), sum);
        });
    }

    private void Apply(TransposedSlice[] slices, VectorBlock y, VectorBlock t, VectorBlock z)
    {
#pragma warning disable CA1855 // Clear passes by the cache on blocks of this size, and they are needed there at once.
        z.Values.Fill(0);
#pragma warning restore CA1855
        foreach (var slice in slices)
        {
            SparseProduct.Multiply(_matrix, slice.Rows, y, t.Values);
            slice.AddProduct(t.Values, z.Values);
        }
    }

    /// <summary>Runs of rows with about the same number of entries each.</summary>
    private static RowRange[] CutByEntries(SparseMatrix matrix)
    {
        var parts = new RowRange[Parts];
        var row = 0;
        for (var part = 0; part < Parts; part++)
        {
            var (start, end) = (row, (long)matrix.NonZeros * (part + 1) / Parts);
            while (row < matrix.Rows && (matrix.RowStart(row + 1) <= end || part == Parts - 1)) row++;
            parts[part] = new RowRange(start, row - start);
        }
        return parts;
    }
}
