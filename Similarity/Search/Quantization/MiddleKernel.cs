using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MovieSimilarity.Search.Quantization;

/// <summary>
/// Dot products of a query with the middles of some rows, which lie apart: the first cache line of a rest, whose header meets zeros in
/// the query. In whole numbers: exact, and so the same by every path.
/// </summary>
internal static class MiddleKernel
{
    /// <summary>Flips the highest bit of a code, which adds 128: the fast instruction multiplies unsigned by signed bytes.</summary>
    private const byte Flip = CodeLayout.Offset;

    /// <summary>Sums[i] = Σⱼ (lineᵢⱼ + 128)·queryⱼ, by the fastest path that the processor has.</summary>
    /// <param name="rests">The rests of all rows.</param>
    /// <param name="stride">Bytes from one to the next, 64 or more.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="query">Zeros for the header, then 48 codes, −64 to 64.</param>
    /// <param name="sums">One for each of the rows, and room for <see cref="LineProducts.Block"/> − 1 more.</param>
    public static void Multiply(ReadOnlySpan<byte> rests, int stride, ReadOnlySpan<int> rows, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        if (Avx2.IsSupported) MultiplyAvx2(rests, stride, rows, query, sums);
        else MultiplyPortable(rests, stride, rows, query, sums);
    }

    /// <summary>Has the lines of some rows on their way.</summary>
    public static unsafe void Prefetch(ReadOnlySpan<byte> rests, int stride, ReadOnlySpan<int> rows)
    {
        if (!Sse.IsSupported) return;
        fixed (byte* first = rests)
        {
            foreach (var row in rows) Sse.Prefetch0(first + (nint)row * stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void MultiplyAvx2(ReadOnlySpan<byte> rests, int stride, ReadOnlySpan<int> rows, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        RequireLengths(rests, stride, rows, sums);
        var lines = new Lines(ref MemoryMarshal.GetReference(rests), stride, Vector256.Create(query[..32]), Vector256.Create(query[32..]));
        for (var i = 0; i < rows.Length; i += LineProducts.Block)
        {
            var r = rows[i..];
            var last = r.Length - 1;
            // The last block is filled up with its last row.
            LineProducts.AddUp(
                lines.Products(r[0]), lines.Products(r[Math.Min(1, last)]), lines.Products(r[Math.Min(2, last)]),
                lines.Products(r[Math.Min(3, last)]), lines.Products(r[Math.Min(4, last)]), lines.Products(r[Math.Min(5, last)]),
                lines.Products(r[Math.Min(6, last)]), lines.Products(r[Math.Min(7, last)]))
                .CopyTo(sums[i..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void MultiplyPortable(ReadOnlySpan<byte> rests, int stride, ReadOnlySpan<int> rows, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        RequireLengths(rests, stride, rows, sums);
        for (var i = 0; i < rows.Length; i++) sums[i] = LineProducts.Portable(rests[(rows[i] * stride)..], Flip, query);
    }

    private static void RequireLengths(ReadOnlySpan<byte> rests, int stride, ReadOnlySpan<int> rows, Span<int> sums)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, rows.Length + LineProducts.Block - 1);
        foreach (var row in rows) ArgumentOutOfRangeException.ThrowIfGreaterThan(((uint)row * (long)stride) + LineProducts.Length, rests.Length);
    }

    private readonly ref struct Lines(ref byte first, int stride, Vector256<sbyte> low, Vector256<sbyte> high)
    {
        private readonly ref byte _first = ref first;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Products(int row)
        {
            ref var line = ref Unsafe.Add(ref _first, (nint)row * stride);
            var flip = Vector256.Create(Flip);
            return LineProducts.OfHalves(Vector256.LoadUnsafe(ref line) ^ flip, Vector256.LoadUnsafe(ref line, 32) ^ flip, low, high);
        }
    }
}
