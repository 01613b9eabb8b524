using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Dot products of a query with codes of one row, in whole numbers: exact, and so the same by every path.</summary>
internal static class RowKernel
{
    /// <summary>Largest magnitude of a query's code: products with a whole row, at 255 or 127 a code, stay below 2³¹.</summary>
    /// <param name="layout">How a row lies.</param>
    public static int MaxQueryCode(CodeLayout layout) =>
        Math.Min(8191, int.MaxValue / (Math.Max(2 * CodeLayout.PrefixLength, layout.RestLength) * 128));

    /// <summary>The product with unsigned codes, by the fastest path that the processor has.</summary>
    /// <param name="codes">A multiple of 16 codes.</param>
    /// <param name="query">As many codes of the query.</param>
    public static int Multiply(ReadOnlySpan<byte> codes, ReadOnlySpan<short> query) =>
        Avx2.IsSupported ? MultiplyAvx2(codes, query) : MultiplyPortable(codes, query);

    /// <summary>The product with signed codes, likewise.</summary>
    public static int Multiply(ReadOnlySpan<sbyte> codes, ReadOnlySpan<short> query) =>
        Avx2.IsSupported ? MultiplyAvx2(codes, query) : MultiplyPortable(codes, query);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int MultiplyAvx2(ReadOnlySpan<byte> codes, ReadOnlySpan<short> query)
    {
        RequireLengths(codes.Length, query.Length);
        ref var c = ref MemoryMarshal.GetReference(codes);
        ref var q = ref MemoryMarshal.GetReference(query);
        var sums = Vector256<int>.Zero;
        for (nuint j = 0; j < (nuint)codes.Length; j += CodeLayout.Block)
        {
            var wide = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref c, j));
            sums += Avx2.MultiplyAddAdjacent(wide, Vector256.LoadUnsafe(ref q, j));
        }
        return Vector256.Sum(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int MultiplyAvx2(ReadOnlySpan<sbyte> codes, ReadOnlySpan<short> query)
    {
        RequireLengths(codes.Length, query.Length);
        ref var c = ref MemoryMarshal.GetReference(codes);
        ref var q = ref MemoryMarshal.GetReference(query);
        var sums = Vector256<int>.Zero;
        for (nuint j = 0; j < (nuint)codes.Length; j += CodeLayout.Block)
        {
            var wide = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref c, j));
            sums += Avx2.MultiplyAddAdjacent(wide, Vector256.LoadUnsafe(ref q, j));
        }
        return Vector256.Sum(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int MultiplyPortable(ReadOnlySpan<byte> codes, ReadOnlySpan<short> query)
    {
        RequireLengths(codes.Length, query.Length);
        var sums = Vector128<int>.Zero;
        for (var j = 0; j < codes.Length; j += CodeLayout.Block)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(codes[j..]));
            sums += Products(low.AsInt16(), high.AsInt16(), query[j..]);
        }
        return Vector128.Sum(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int MultiplyPortable(ReadOnlySpan<sbyte> codes, ReadOnlySpan<short> query)
    {
        RequireLengths(codes.Length, query.Length);
        var sums = Vector128<int>.Zero;
        for (var j = 0; j < codes.Length; j += CodeLayout.Block)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(codes[j..]));
            sums += Products(low, high, query[j..]);
        }
        return Vector128.Sum(sums);
    }

    private static Vector128<int> Products(Vector128<short> low, Vector128<short> high, ReadOnlySpan<short> query) =>
        Products(low, Vector128.Create(query)) + Products(high, Vector128.Create(query[Vector128<short>.Count..]));

    private static Vector128<int> Products(Vector128<short> codes, Vector128<short> query)
    {
        var (c0, c1) = Vector128.Widen(codes);
        var (q0, q1) = Vector128.Widen(query);
        return c0 * q0 + c1 * q1;
    }

    private static void RequireLengths(int codes, int query)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(codes % CodeLayout.Block, 0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query, codes);
    }
}
