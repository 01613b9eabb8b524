using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MovieSimilarity.Search.Quantization;

/// <summary>
/// Dot products of a query with the prefixes of many rows, in whole numbers: exact, and so the same by every path. 255·64·2 still fits
/// the 16 bits in which pairs of products are added.
/// </summary>
internal static class PrefixKernel
{
    /// <summary>Largest magnitude of a query's code.</summary>
    public const int MaxQueryCode = 64;

    /// <summary>Rows a step of the vector paths, and sums a vector.</summary>
    public const int Block = 8;

    /// <summary>Sums[i] = Σⱼ prefixᵢⱼ·queryⱼ, by the fastest path that the processor has.</summary>
    /// <param name="prefixes">64 unsigned bytes a row.</param>
    /// <param name="query">64 codes, −64 to 64.</param>
    /// <param name="sums">One a row.</param>
    public static void Multiply(ReadOnlySpan<byte> prefixes, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        if (Avx512BW.IsSupported) MultiplyAvx512(prefixes, query, sums);
        else if (Avx2.IsSupported) MultiplyAvx2(prefixes, query, sums);
        else MultiplyPortable(prefixes, query, sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void MultiplyAvx512(ReadOnlySpan<byte> prefixes, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        RequireLengths(prefixes, query, sums);
        var codes = Vector512.Create(query);
        ref var row = ref MemoryMarshal.GetReference(prefixes);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var blocks = sums.Length / Block * Block;
        for (var i = 0; i < blocks; i += Block)
        {
            AddRows(
                Products512(ref row, codes), Products512(ref Unsafe.Add(ref row, 64), codes),
                Products512(ref Unsafe.Add(ref row, 128), codes), Products512(ref Unsafe.Add(ref row, 192), codes),
                Products512(ref Unsafe.Add(ref row, 256), codes), Products512(ref Unsafe.Add(ref row, 320), codes),
                Products512(ref Unsafe.Add(ref row, 384), codes), Products512(ref Unsafe.Add(ref row, 448), codes))
                .StoreUnsafe(ref sum, (nuint)i);
            row = ref Unsafe.Add(ref row, Block * CodeLayout.PrefixLength);
        }
        MultiplyPortable(prefixes[(blocks * CodeLayout.PrefixLength)..], query, sums[blocks..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void MultiplyAvx2(ReadOnlySpan<byte> prefixes, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        RequireLengths(prefixes, query, sums);
        var (low, high) = (Vector256.Create(query[..32]), Vector256.Create(query[32..]));
        ref var row = ref MemoryMarshal.GetReference(prefixes);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var blocks = sums.Length / Block * Block;
        for (var i = 0; i < blocks; i += Block)
        {
            AddRows(
                Products256(ref row, low, high), Products256(ref Unsafe.Add(ref row, 64), low, high),
                Products256(ref Unsafe.Add(ref row, 128), low, high), Products256(ref Unsafe.Add(ref row, 192), low, high),
                Products256(ref Unsafe.Add(ref row, 256), low, high), Products256(ref Unsafe.Add(ref row, 320), low, high),
                Products256(ref Unsafe.Add(ref row, 384), low, high), Products256(ref Unsafe.Add(ref row, 448), low, high))
                .StoreUnsafe(ref sum, (nuint)i);
            row = ref Unsafe.Add(ref row, Block * CodeLayout.PrefixLength);
        }
        MultiplyPortable(prefixes[(blocks * CodeLayout.PrefixLength)..], query, sums[blocks..]);
    }

    /// <summary>By 128-bit vectors, which every processor has or the runtime makes up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void MultiplyPortable(ReadOnlySpan<byte> prefixes, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        RequireLengths(prefixes, query, sums);
        for (var i = 0; i < sums.Length; i++)
        {
            var row = prefixes.Slice(i * CodeLayout.PrefixLength, CodeLayout.PrefixLength);
            var sum = Vector128<int>.Zero;
            for (var j = 0; j < CodeLayout.PrefixLength; j += Vector128<byte>.Count)
            {
                var (x0, x1) = Vector128.Widen(Vector128.Create(row[j..]));
                var (q0, q1) = Vector128.Widen(Vector128.Create(query[j..]));
                // 255·64 twice is still below 2¹⁵.
                var (s0, s1) = Vector128.Widen(x0.AsInt16() * q0 + x1.AsInt16() * q1);
                sum += s0 + s1;
            }
            sums[i] = Vector128.Sum(sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Products512(ref byte row, Vector512<sbyte> query)
    {
        var pairs = Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref row), query);
        var fours = Avx512BW.MultiplyAddAdjacent(pairs, Vector512<short>.One);
        return fours.GetLower() + fours.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Products256(ref byte row, Vector256<sbyte> low, Vector256<sbyte> high)
    {
        var ones = Vector256<short>.One;
        return Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref row), low), ones)
            + Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref row, 32), high), ones);
    }

    /// <summary>The eight sums of eight vectors, by a tree of pairwise additions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> AddRows(
        Vector256<int> r0, Vector256<int> r1, Vector256<int> r2, Vector256<int> r3,
        Vector256<int> r4, Vector256<int> r5, Vector256<int> r6, Vector256<int> r7)
    {
        var low = Avx2.HorizontalAdd(Avx2.HorizontalAdd(r0, r1), Avx2.HorizontalAdd(r2, r3));
        var high = Avx2.HorizontalAdd(Avx2.HorizontalAdd(r4, r5), Avx2.HorizontalAdd(r6, r7));
        return Avx2.Permute2x128(low, high, 0x20) + Avx2.Permute2x128(low, high, 0x31);
    }

    private static void RequireLengths(ReadOnlySpan<byte> prefixes, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefixes.Length, sums.Length * CodeLayout.PrefixLength);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Length, CodeLayout.PrefixLength);
    }
}
