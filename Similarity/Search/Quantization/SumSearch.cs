using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Comparisons of many sums.</summary>
internal static class SumSearch
{
    /// <summary>Sums that <see cref="Within"/> compares.</summary>
    public const int Word = 64;

    /// <summary>Bit i says whether sum i is in a range.</summary>
    /// <param name="sums">64 sums, or more.</param>
    /// <param name="smallest">The smallest in it.</param>
    /// <param name="largest">The largest in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Within(ReadOnlySpan<int> sums, int smallest, int largest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, Word);
        ref var first = ref MemoryMarshal.GetReference(sums);
        var (low, high) = (Vector256.Create(smallest), Vector256.Create(largest));
        var within = 0UL;
        for (var i = 0; i < Word; i += Vector256<int>.Count)
        {
            var eight = Vector256.LoadUnsafe(ref first, (nuint)i);
            var bits = (Vector256.GreaterThanOrEqual(eight, low) & Vector256.LessThanOrEqual(eight, high)).ExtractMostSignificantBits();
            within |= (ulong)bits << i;
        }
        return within;
    }

    /// <summary>How many sums reach a value, but for the last ones where their number is no multiple of 8.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="smallest">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Count(ReadOnlySpan<int> sums, int smallest)
    {
        var (count, low) = (Vector256<int>.Zero, Vector256.Create(smallest));
        for (; sums.Length >= Vector256<int>.Count; sums = sums[Vector256<int>.Count..])
        {
            // All bits set are −1.
            count -= Vector256.GreaterThanOrEqual(Vector256.Create(sums), low);
        }
        return Vector256.Sum(count);
    }
}
