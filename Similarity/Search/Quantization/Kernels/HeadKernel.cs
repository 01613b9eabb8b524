using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MovieSimilarity.Search.Quantization.Kernels;

/// <summary>Dot products of a query with the head codes of all rows of a run. Whole numbers are exact, so every path gives the same ones.</summary>
internal static class HeadKernel
{
    /// <summary>Sums[i] = Σⱼ headᵢⱼ·queryⱼ, by the fastest instructions that the processor has.</summary>
    /// <param name="heads">64 unsigned bytes a row.</param>
    /// <param name="query">64 codes of the query, −64 to 64.</param>
    /// <param name="sums">One a row.</param>
    public static void Multiply(ReadOnlySpan<byte> heads, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        if (Avx512BW.IsSupported) MultiplyAvx512(heads, query, sums);
        else if (Avx2.IsSupported) MultiplyAvx2(heads, query, sums);
        else MultiplyPortable(heads, query, sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void MultiplyAvx512(ReadOnlySpan<byte> heads, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        const int block = 2 * LineProducts.Block;
        RequireLengths(heads, query, sums);
        var codes = Vector512.Create(query);
        ref var row = ref MemoryMarshal.GetReference(heads);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        var blocks = sums.Length / block * block;
        for (var i = 0; i < blocks; i += block)
        {
            var first = AddLanes(FourRows512(ref row, codes), FourRows512(ref Unsafe.Add(ref row, 256), codes));
            var second = AddLanes(FourRows512(ref Unsafe.Add(ref row, 512), codes), FourRows512(ref Unsafe.Add(ref row, 768), codes));
            AddLanes(first, second).StoreUnsafe(ref sum, (nuint)i);
            row = ref Unsafe.Add(ref row, block * LineProducts.Length);
        }
        MultiplyPortable(heads[(blocks * LineProducts.Length)..], query, sums[blocks..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void MultiplyAvx2(ReadOnlySpan<byte> heads, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        RequireLengths(heads, query, sums);
        var (low, high) = (Vector256.Create(query[..32]), Vector256.Create(query[32..]));
        ref var row = ref MemoryMarshal.GetReference(heads);
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
        MultiplyPortable(heads[(blocks * LineProducts.Length)..], query, sums[blocks..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void MultiplyPortable(ReadOnlySpan<byte> heads, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        RequireLengths(heads, query, sums);
        for (var i = 0; i < sums.Length; i++) sums[i] = LineProducts.Portable(heads[(i * LineProducts.Length)..], flip: 0, query);
    }

    /// <summary>Four times four numbers, whose sums are those of four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> FourRows512(ref byte row, Vector512<sbyte> query)
    {
        var (r0, r1) = (Products512(ref row, query), Products512(ref Unsafe.Add(ref row, 64), query));
        var (r2, r3) = (Products512(ref Unsafe.Add(ref row, 128), query), Products512(ref Unsafe.Add(ref row, 192), query));
        var first = (Avx512F.UnpackLow(r0, r1) + Avx512F.UnpackHigh(r0, r1)).AsInt64();
        var second = (Avx512F.UnpackLow(r2, r3) + Avx512F.UnpackHigh(r2, r3)).AsInt64();
        return Avx512F.UnpackLow(first, second).AsInt32() + Avx512F.UnpackHigh(first, second).AsInt32();
    }

    /// <summary>Adds lanes of 128 bits in pairs: two of the one vector's, then two of the other's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> AddLanes(Vector512<int> a, Vector512<int> b) =>
        Avx512F.Shuffle4x128(a, b, 0x88) + Avx512F.Shuffle4x128(a, b, 0xDD);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Products512(ref byte row, Vector512<sbyte> query) =>
        Avx512BW.MultiplyAddAdjacent(Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref row), query), Vector512<short>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Products256(ref byte row, Vector256<sbyte> low, Vector256<sbyte> high) =>
        LineProducts.OfHalves(Vector256.LoadUnsafe(ref row), Vector256.LoadUnsafe(ref row, 32), low, high);

    private static void RequireLengths(ReadOnlySpan<byte> heads, ReadOnlySpan<sbyte> query, Span<int> sums)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(heads.Length, sums.Length * LineProducts.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Length, LineProducts.Length);
    }
}
