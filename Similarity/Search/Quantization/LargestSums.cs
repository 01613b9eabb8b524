using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Finds a sum that only few rows reach, but as many as asked for: scored first, they give the threshold for all others.</summary>
/// <param name="capacity">The largest number of rows to be looked through.</param>
internal sealed class LargestSums(int capacity)
{
    /// <summary>Rows of which only the one with the largest sum counts: each lane of eight vectors.</summary>
    private const int Group = 8;

    private const int Word = Group * Group;

    /// <summary>A few more do no harm, and are found sooner.</summary>
    private const double Tolerance = 1.25;

    private readonly int[] _maxima = new int[capacity / Group];

    /// <summary>
    /// A sum that about so many groups of 8 rows reach, or half of them where there are few; <see cref="int.MinValue"/> where not even
    /// the required ones do.
    /// </summary>
    /// <param name="sums">One a row.</param>
    /// <param name="required">How many rows must reach it, 1 or more.</param>
    /// <param name="preferred">How many had better, no fewer.</param>
    public int FindThreshold(ReadOnlySpan<int> sums, int required, int preferred)
    {
        var groups = sums.Length / Word * Group;
        if (groups < required) return int.MinValue;
        var count = Math.Max(required, Math.Min(preferred, groups / 2));
        var maxima = _maxima.AsSpan(0, groups);
        FindMaxima(sums, maxima);
        var (reached, missed) = (TensorPrimitives.Min<int>(maxima), TensorPrimitives.Max<int>(maxima));
        // All groups reach the one and none the other. Halving what lies between them does not take 32 steps.
        for (missed++; missed - reached > 1;)
        {
            var middle = (int)(reached + ((long)missed - reached) / 2);
            var found = SumSearch.Count(maxima, middle);
            if (found < count) missed = middle;
            else reached = middle;
            if (found >= count && found <= count * Tolerance) break;
        }
        return reached;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FindMaxima(ReadOnlySpan<int> sums, Span<int> maxima)
    {
        ref var first = ref MemoryMarshal.GetReference(sums);
        for (var group = 0; group < maxima.Length; group += Group)
        {
            var offset = (nuint)(group * Group);
            var largest = Vector256.LoadUnsafe(ref first, offset);
            for (nuint i = Group; i < Word; i += Group) largest = Vector256.Max(largest, Vector256.LoadUnsafe(ref first, offset + i));
            largest.CopyTo(maxima[group..]);
        }
    }
}
