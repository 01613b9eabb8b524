using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Dot products of a query with codes of one row, in whole numbers: exact, and so the same by every path.</summary>
internal static class RowKernel
{
    /// <summary>Largest magnitude of a query's code: products with a whole row stay below 2³¹.</summary>
    /// <param name="layout">How a row lies.</param>
    public static int MaxQueryCode(CodeLayout layout) =>
        Math.Min(8191, int.MaxValue / (Math.Max(CodeLayout.PrefixLength, layout.RestLength) * 128));

    /// <summary>Σⱼ codeⱼ·queryⱼ, by the fastest path that the processor has.</summary>
    /// <param name="codes">A multiple of 16 codes.</param>
    /// <param name="offset">What was added to them: 0, or 128 in a prefix.</param>
    /// <param name="query">As many codes of the query.</param>
    public static int Multiply(ReadOnlySpan<byte> codes, byte offset, ReadOnlySpan<short> query) =>
        Avx2.IsSupported ? MultiplyAvx2(codes, offset, query) : MultiplyPortable(codes, offset, query);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int MultiplyAvx2(ReadOnlySpan<byte> codes, byte offset, ReadOnlySpan<short> query)
    {
        RequireLengths(codes.Length, query.Length);
        ref var c = ref MemoryMarshal.GetReference(codes);
        ref var q = ref MemoryMarshal.GetReference(query);
        // In a byte, taking away 128 is flipping the highest bit.
        var (flip, sums) = (Vector128.Create(offset), Vector256<int>.Zero);
        for (nuint j = 0; j < (nuint)codes.Length; j += CodeLayout.Block)
        {
            var signed = (Vector128.LoadUnsafe(ref c, j) ^ flip).AsSByte();
            sums += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(signed), Vector256.LoadUnsafe(ref q, j));
        }
        return Vector256.Sum(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int MultiplyPortable(ReadOnlySpan<byte> codes, byte offset, ReadOnlySpan<short> query)
    {
        RequireLengths(codes.Length, query.Length);
        var (flip, sums) = (Vector128.Create(offset), Vector128<int>.Zero);
        for (var j = 0; j < codes.Length; j += CodeLayout.Block)
        {
            var (low, high) = Vector128.Widen((Vector128.Create(codes[j..]) ^ flip).AsSByte());
            sums += Products(low, query[j..]) + Products(high, query[(j + Vector128<short>.Count)..]);
        }
        return Vector128.Sum(sums);
    }

    private static Vector128<int> Products(Vector128<short> codes, ReadOnlySpan<short> query)
    {
        var (c0, c1) = Vector128.Widen(codes);
        var (q0, q1) = Vector128.Widen(Vector128.Create(query));
        return c0 * q0 + c1 * q1;
    }

    private static void RequireLengths(int codes, int query)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(codes % CodeLayout.Block, 0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query, codes);
    }
}
