using System.Numerics.Tensors;

namespace MovieSimilarity.Training.Svd;

/// <summary>
/// Dense arithmetic on blocks, shared out among all cores by tiles of rows. The tiles depend on the number of rows alone and
/// their sums are added in order, so that the result has the same bits whatever the number of threads.
/// </summary>
/// <param name="rows">Rows of every block.</param>
internal sealed class BlockOperations(int rows)
{
    private const int Width = VectorBlock.Width;

    /// <summary>Elements of an 8 × 8 matrix.</summary>
    private const int Square = Width * Width;

    /// <summary>A tile of one block, 64 KB, stays in a core's cache while those of the others pass by.</summary>
    private const int RowsPerTile = 1024;

    private readonly RowRange[] _tiles = new RowRange(0, rows).Cut(RowsPerTile);

    /// <summary>C = QᵀW: one 8 × 8 matrix, row-major, for each block of Q.</summary>
    public double[] TransposedProduct(ReadOnlyMemory<VectorBlock> q, VectorBlock w)
    {
        var partial = new double[_tiles.Length][];
        Parallel.For(0, _tiles.Length, i =>
        {
            var sums = partial[i] = new double[q.Length * Square];
            for (var block = 0; block < q.Length; block++)
                BlockKernels.AddTransposedProduct(q.Span[block].Tile(_tiles[i]), w.Tile(_tiles[i]), sums.AsSpan(block * Square, Square));
        });
        var total = partial[0];
        foreach (var sums in partial.AsSpan(1)) TensorPrimitives.Add(total, sums, total);
        return total;
    }

    /// <summary>W −= Q·C.</summary>
    public void SubtractProduct(ReadOnlyMemory<VectorBlock> q, double[] c, VectorBlock w)
    {
        var negative = Array.ConvertAll(c, value => -value);
        Parallel.ForEach(_tiles, tile =>
        {
            for (var block = 0; block < q.Length; block++)
                BlockKernels.AddProduct(q.Span[block].Tile(tile), negative.AsSpan(block * Square, Square), w.Tile(tile));
        });
    }

    /// <summary>W ← W·T for an 8 × 8 matrix T, row-major.</summary>
    public void Transform(VectorBlock w, double[] transform) => Parallel.ForEach(_tiles, tile =>
    {
        var target = w.Tile(tile);
        var source = target.ToArray();
        target.Clear();
        BlockKernels.AddProduct(source, transform, target);
    });

    /// <summary>Replaces the first blocks of a basis by Q·S.</summary>
    /// <param name="q">All blocks of the basis.</param>
    /// <param name="columns">The columns of S, a multiple of eight and as long as the basis has vectors.</param>
    public void Rotate(ReadOnlyMemory<VectorBlock> q, double[][] columns)
    {
        var kept = columns.Length / Width;
        var coefficients = new double[q.Length * kept][];
        for (var i = 0; i < coefficients.Length; i++) coefficients[i] = Cut(columns, i / kept, i % kept);
        Parallel.ForEach(_tiles, tile =>
        {
            var rotated = new double[kept * tile.Count * Width];
            var length = tile.Count * Width;
            for (var i = 0; i < coefficients.Length; i++)
                BlockKernels.AddProduct(q.Span[i / kept].Tile(tile), coefficients[i], rotated.AsSpan(i % kept * length, length));
            for (var block = 0; block < kept; block++) rotated.AsSpan(block * length, length).CopyTo(q.Span[block].Tile(tile));
        });
    }

    private static double[] Cut(double[][] columns, int rowBlock, int columnBlock)
    {
        var square = new double[Square];
        for (var i = 0; i < Square; i++) square[i] = columns[columnBlock * Width + i % Width][rowBlock * Width + i / Width];
        return square;
    }
}
