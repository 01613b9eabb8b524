using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Comparisons of many sums with one threshold.</summary>
internal static class SumSearch
{
    /// <summary>Sums that <see cref="Reached"/> compares.</summary>
    public const int Word = 64;

    /// <summary>Bit i says whether sum i is that large.</summary>
    /// <param name="sums">64 sums, or more.</param>
    /// <param name="smallest">The threshold.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Reached(ReadOnlySpan<int> sums, int smallest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, Word);
        ref var first = ref MemoryMarshal.GetReference(sums);
        var threshold = Vector256.Create(smallest);
        var reached = 0UL;
        for (var i = 0; i < Word; i += Vector256<int>.Count)
        {
            var byte8 = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, (nuint)i), threshold).ExtractMostSignificantBits();
            reached |= (ulong)byte8 << i;
        }
        return reached;
    }
}
