using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MovieSimilarity.Search.Quantization.Kernels;

/// <summary>
/// Products of one cache line, 64 unsigned codes, with 64 codes of a query in whole numbers; the kernels share them. Query codes go up to
/// <see cref="MaxQueryCode"/>, so that 255·64·2 fits the 16 bits in which instructions add pairs of products.
/// </summary>
internal static class LineProducts
{
    /// <summary>Bytes of a line.</summary>
    public const int Length = 64;

    /// <summary>Largest magnitude of a query's code.</summary>
    public const int MaxQueryCode = 64;

    /// <summary>Lines whose sums make up a vector.</summary>
    public const int Block = 8;

    /// <summary>Eight numbers whose sum is Σⱼ lineⱼ·queryⱼ, by AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> OfHalves(Vector256<byte> first, Vector256<byte> second, Vector256<sbyte> low, Vector256<sbyte> high)
    {
        // The pairs of both halves together may exceed 16 bits.
        var ones = Vector256<short>.One;
        return Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(first, low), ones)
            + Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(second, high), ones);
    }

    /// <summary>The eight sums of eight vectors, by a tree of pairwise additions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> AddUp(
        Vector256<int> r0, Vector256<int> r1, Vector256<int> r2, Vector256<int> r3,
        Vector256<int> r4, Vector256<int> r5, Vector256<int> r6, Vector256<int> r7)
    {
        var (low, high) = (AddUp(r0, r1, r2, r3), AddUp(r4, r5, r6, r7));
        return Avx2.Permute2x128(low, high, 0x20) + Avx2.Permute2x128(low, high, 0x31);
    }

    /// <summary>Two times four numbers, whose sums are those of four vectors. Cheaper than the processor's own horizontal additions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> AddUp(Vector256<int> r0, Vector256<int> r1, Vector256<int> r2, Vector256<int> r3)
    {
        var first = (Avx2.UnpackLow(r0, r1) + Avx2.UnpackHigh(r0, r1)).AsInt64();
        var second = (Avx2.UnpackLow(r2, r3) + Avx2.UnpackHigh(r2, r3)).AsInt64();
        return Avx2.UnpackLow(first, second).AsInt32() + Avx2.UnpackHigh(first, second).AsInt32();
    }

    /// <summary>Σⱼ lineⱼ·queryⱼ by 128-bit vectors, which every processor has or the runtime emulates.</summary>
    /// <param name="line">64 bytes, or more.</param>
    /// <param name="flip">Each byte is first XORed with this.</param>
    /// <param name="query">64 codes of the query.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Portable(ReadOnlySpan<byte> line, byte flip, ReadOnlySpan<sbyte> query)
    {
        var (flips, sum) = (Vector128.Create(flip), Vector128<int>.Zero);
        for (var j = 0; j < Length; j += Vector128<byte>.Count)
        {
            var (x0, x1) = Vector128.Widen(Vector128.Create(line[j..]) ^ flips);
            var (q0, q1) = Vector128.Widen(Vector128.Create(query[j..]));
            // 255·64 twice is still below 2¹⁵.
            var (s0, s1) = Vector128.Widen(x0.AsInt16() * q0 + x1.AsInt16() * q1);
            sum += s0 + s1;
        }
        return Vector128.Sum(sum);
    }
}
