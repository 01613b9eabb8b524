using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Dot products of a query with the prefixes of many rows, in whole numbers: exact, and so the same by every path.</summary>
internal static class PrefixKernel
{
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
        var blocks = sums.Length / LineProducts.Block * LineProducts.Block;
        for (var i = 0; i < blocks; i += LineProducts.Block)
        {
            LineProducts.AddUp(
                Products512(ref row, codes), Products512(ref Unsafe.Add(ref row, 64), codes),
                Products512(ref Unsafe.Add(ref row, 128), codes), Products512(ref Unsafe.Add(ref row, 192), codes),
                Products512(ref Unsafe.Add(ref row, 256), codes), Products512(ref Unsafe.Add(ref row, 320), codes),
                Products512(ref Unsafe.Add(ref row, 384), codes), Products512(ref Unsafe.Add(ref row, 448), codes))
                .StoreUnsafe(ref sum, (nuint)i);
            row = ref Unsafe.Add(ref row, LineProducts.Block * LineProducts.Length);
        }
        MultiplyPortable(prefixes[(blocks * LineProducts.Length)..], query, sums[blocks..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void MultiplyAvx2(ReadOnlySpan<byte> prefixes, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        RequireLengths(prefixes, query, sums);
        var (low, high) = (Vector256.Create(query[..32]), Vector256.Create(query[32..]));
        ref var row = ref MemoryMarshal.GetReference(prefixes);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var blocks = sums.Length / LineProducts.Block * LineProducts.Block;
        for (var i = 0; i < blocks; i += LineProducts.Block)
        {
            LineProducts.AddUp(
                Products256(ref row, low, high), Products256(ref Unsafe.Add(ref row, 64), low, high),
                Products256(ref Unsafe.Add(ref row, 128), low, high), Products256(ref Unsafe.Add(ref row, 192), low, high),
                Products256(ref Unsafe.Add(ref row, 256), low, high), Products256(ref Unsafe.Add(ref row, 320), low, high),
                Products256(ref Unsafe.Add(ref row, 384), low, high), Products256(ref Unsafe.Add(ref row, 448), low, high))
                .StoreUnsafe(ref sum, (nuint)i);
            row = ref Unsafe.Add(ref row, LineProducts.Block * LineProducts.Length);
        }
        MultiplyPortable(prefixes[(blocks * LineProducts.Length)..], query, sums[blocks..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void MultiplyPortable(ReadOnlySpan<byte> prefixes, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        RequireLengths(prefixes, query, sums);
        for (var i = 0; i < sums.Length; i++) sums[i] = LineProducts.Portable(prefixes[(i * LineProducts.Length)..], flip: 0, query);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Products512(ref byte row, Vector512<sbyte> query)
    {
        var pairs = Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref row), query);
        var fours = Avx512BW.MultiplyAddAdjacent(pairs, Vector512<short>.One);
        return fours.GetLower() + fours.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Products256(ref byte row, Vector256<sbyte> low, Vector256<sbyte> high) =>
        LineProducts.OfHalves(Vector256.LoadUnsafe(ref row), Vector256.LoadUnsafe(ref row, 32), low, high);

    private static void RequireLengths(ReadOnlySpan<byte> prefixes, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefixes.Length, sums.Length * LineProducts.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Length, LineProducts.Length);
    }
}
