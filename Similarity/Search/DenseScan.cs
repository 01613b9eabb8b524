using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MovieSimilarity.Search;

/// <summary>
/// Scans embeddings rather than codes, for several queries at once. That is cheaper where codes would leave over many rows: a product of
/// matrices in single precision, whose error is bounded as well. Reused from batch to batch.
/// </summary>
internal sealed class DenseScan
{
    /// <summary>Fewer queries are answered sooner by their codes.</summary>
    public const int FewestQueries = 4;

    /// <summary>Queries that are multiplied together: two vectors of eight.</summary>
    private const int Lanes = 16;

    /// <summary>Rows that are: with two vectors for each, as many sums as a processor needs under way.</summary>
    private const int Tile = 4;

    /// <summary>Rows that meet all queries before the next do: they stay in the second-level cache.</summary>
    private const int BlockRows = 256;

    private readonly float[] _limits = new float[Lanes];
    private float[] _packed = [];
    private readonly float[] _products = new float[Tile * Lanes];

    /// <summary>Scores all rows that may enter an answer.</summary>
    /// <param name="shard">The shard that has the rows.</param>
    /// <param name="firstRow">The first to look at.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="scans">One for each query.</param>
    public void Run(Shard shard, int firstRow, int rows, ReadOnlySpan<QueryScan> scans)
    {
        var dimensions = shard.Embeddings.Dimensions;
        Pack(scans, dimensions);
        var end = firstRow + rows / Tile * Tile;
        for (var block = firstRow; block < end; block += BlockRows)
        {
            for (var first = 0; first < scans.Length; first += Lanes)
            {
                var panel = _packed.AsSpan(first * dimensions, Lanes * dimensions);
                RunBlock(shard, block, Math.Min(block + BlockRows, end), panel, scans[first..Math.Min(first + Lanes, scans.Length)]);
            }
        }
        for (var row = end; row < firstRow + rows; row++)
        {
            foreach (var scan in scans) scan.Score(row);
        }
    }

    /// <summary>Panels of 16 queries: all their first coordinates, all their second ones, …</summary>
    private void Pack(ReadOnlySpan<QueryScan> scans, int dimensions)
    {
        var length = (scans.Length + Lanes - 1) / Lanes * Lanes * dimensions;
        if (_packed.Length < length) _packed = new float[length];
        for (var i = 0; i < scans.Length; i++)
        {
            var panel = _packed.AsSpan(i / Lanes * Lanes * dimensions);
            var query = scans[i].Weights;
            for (var j = 0; j < query.Length; j++) panel[j * Lanes + i % Lanes] = query[j];
        }
    }

    private void RunBlock(Shard shard, int row, int end, ReadOnlySpan<float> panel, ReadOnlySpan<QueryScan> scans)
    {
        Array.Fill(_limits, float.PositiveInfinity);
        for (var i = 0; i < scans.Length; i++) _limits[i] = scans[i].DenseLimit;
        for (; row < end; row += Tile)
        {
            Multiply(shard.Embeddings.RowRange(row, Tile), panel, _products);
            for (var i = 0; i < Tile; i++) ScoreReached(row + i, _products.AsSpan(i * Lanes, Lanes), scans);
        }
    }

    private void ScoreReached(int row, ReadOnlySpan<float> products, ReadOnlySpan<QueryScan> scans)
    {
        for (var reached = Reached(products, _limits); reached != 0; reached &= reached - 1)
        {
            var lane = BitOperations.TrailingZeroCount(reached);
            scans[lane].Score(row);
            _limits[lane] = scans[lane].DenseLimit;
        }
    }

    private static uint Reached(ReadOnlySpan<float> products, ReadOnlySpan<float> limits) =>
        Vector256.GreaterThanOrEqual(Vector256.Create(products), Vector256.Create(limits)).ExtractMostSignificantBits()
        | Vector256.GreaterThanOrEqual(Vector256.Create(products[8..]), Vector256.Create(limits[8..])).ExtractMostSignificantBits() << 8;

    /// <summary>The products of four rows with sixteen queries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(ReadOnlySpan<float> rows, ReadOnlySpan<float> panel, Span<float> products)
    {
        Vector256<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        ref var query = ref MemoryMarshal.GetReference(panel);
        ref var a = ref MemoryMarshal.GetReference(rows);
        var dimensions = rows.Length / Tile;
        ref var b = ref Unsafe.Add(ref a, dimensions);
        ref var c = ref Unsafe.Add(ref b, dimensions);
        ref var d = ref Unsafe.Add(ref c, dimensions);
        for (var j = 0; j < dimensions; j++)
        {
            var (low, high) = (Vector256.LoadUnsafe(ref query, (nuint)(j * Lanes)), Vector256.LoadUnsafe(ref query, (nuint)(j * Lanes + 8)));
            var (x, y) = (Vector256.Create(Unsafe.Add(ref a, j)), Vector256.Create(Unsafe.Add(ref b, j)));
            a0 = Vector256.MultiplyAddEstimate(x, low, a0);
            a1 = Vector256.MultiplyAddEstimate(x, high, a1);
            b0 = Vector256.MultiplyAddEstimate(y, low, b0);
            b1 = Vector256.MultiplyAddEstimate(y, high, b1);
            (x, y) = (Vector256.Create(Unsafe.Add(ref c, j)), Vector256.Create(Unsafe.Add(ref d, j)));
            c0 = Vector256.MultiplyAddEstimate(x, low, c0);
            c1 = Vector256.MultiplyAddEstimate(x, high, c1);
            d0 = Vector256.MultiplyAddEstimate(y, low, d0);
            d1 = Vector256.MultiplyAddEstimate(y, high, d1);
        }
        a0.CopyTo(products);
        a1.CopyTo(products[8..]);
        b0.CopyTo(products[16..]);
        b1.CopyTo(products[24..]);
        c0.CopyTo(products[32..]);
        c1.CopyTo(products[40..]);
        d0.CopyTo(products[48..]);
        d1.CopyTo(products[56..]);
    }
}
