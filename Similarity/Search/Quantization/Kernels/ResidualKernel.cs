using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MovieSimilarity.Search.Quantization.Kernels;

/// <summary>
/// Dot products of a query with one line of 64 codes of each selected row: a line of its residual codes, or its head codes once more.
/// Whole numbers are exact, so every path gives the same ones.
/// </summary>
internal static class ResidualKernel
{
    /// <summary>Sums[i] += Σⱼ (lineᵢⱼ ^ flip)·queryⱼ, by the fastest instructions that the processor has.</summary>
    /// <param name="lines">Memory from the line of row 0 on.</param>
    /// <param name="stride">Bytes from one row to the next.</param>
    /// <param name="rows">Numbers of the selected rows.</param>
    /// <param name="flip">0 for unsigned codes, 128 for signed ones: flipping the highest bit adds 128.</param>
    /// <param name="query">64 codes of the query, −64 to 64.</param>
    /// <param name="sums">One for each of the rows, and room for <see cref="LineProducts.Block"/> − 1 more.</param>
    public static void Add(
        ReadOnlySpan<byte> lines, int stride, ReadOnlySpan<int> rows, byte flip, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        if (Avx2.IsSupported) AddAvx2(lines, stride, rows, flip, query, sums);
        else AddPortable(lines, stride, rows, flip, query, sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddAvx2(
        ReadOnlySpan<byte> lines, int stride, ReadOnlySpan<int> rows, byte flip, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        RequireLengths(lines, stride, rows, query, sums);
        var of = new Lines(
            ref MemoryMarshal.GetReference(lines), stride, Vector256.Create(flip), Vector256.Create(query[..32]), Vector256.Create(query[32..]));
        for (var i = 0; i < rows.Length; i += LineProducts.Block)
        {
            var r = rows[i..];
            var last = r.Length - 1;
            // The last block repeats its last row.
            var products = LineProducts.AddUp(
                of.Products(r[0]), of.Products(r[Math.Min(1, last)]), of.Products(r[Math.Min(2, last)]), of.Products(r[Math.Min(3, last)]),
                of.Products(r[Math.Min(4, last)]), of.Products(r[Math.Min(5, last)]), of.Products(r[Math.Min(6, last)]),
                of.Products(r[Math.Min(7, last)]));
            (products + Vector256.Create<int>(sums[i..])).CopyTo(sums[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddPortable(
        ReadOnlySpan<byte> lines, int stride, ReadOnlySpan<int> rows, byte flip, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        RequireLengths(lines, stride, rows, query, sums);
        for (var i = 0; i < rows.Length; i++) sums[i] += LineProducts.Portable(lines[(rows[i] * stride)..], flip, query);
    }

    private static void RequireLengths(
        ReadOnlySpan<byte> lines, int stride, ReadOnlySpan<int> rows, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Length, LineProducts.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, rows.Length + LineProducts.Block - 1);
        var largest = 0u;
        foreach (var row in rows) largest = Math.Max(largest, (uint)row);
        if (rows.Length > 0) ArgumentOutOfRangeException.ThrowIfGreaterThan(((long)largest * stride) + LineProducts.Length, lines.Length);
    }

    private readonly ref struct Lines(ref byte first, int stride, Vector256<byte> flip, Vector256<sbyte> low, Vector256<sbyte> high)
    {
        private readonly ref byte _first = ref first;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Products(int row)
        {
            ref var line = ref Unsafe.Add(ref _first, (nint)row * stride);
            return LineProducts.OfHalves(Vector256.LoadUnsafe(ref line) ^ flip, Vector256.LoadUnsafe(ref line, 32) ^ flip, low, high);
        }
    }
}
