using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Finds a sum that only few rows reach, but as many as asked for: scored first, they give the threshold for all others.</summary>
internal sealed class LargestSums
{
    private int[] _largest = [];

    /// <summary>
    /// The count-th largest of the maxima of runs of 64 rows, so that at least so many rows reach it; <see cref="int.MinValue"/> where
    /// there are fewer runs.
    /// </summary>
    /// <param name="sums">One a row.</param>
    /// <param name="count">How many rows must reach it, 1 or more.</param>
    public int FindThreshold(ReadOnlySpan<int> sums, int count)
    {
        if (sums.Length / SumSearch.Word < count) return int.MinValue;
        if (_largest.Length != count) _largest = new int[count];
        Array.Fill(_largest, int.MinValue);
        for (var row = 0; row <= sums.Length - SumSearch.Word; row += SumSearch.Word)
        {
            var largest = Max(sums.Slice(row, SumSearch.Word));
            if (largest > _largest[0]) ReplaceSmallest(largest);
        }
        return _largest[0];
    }

    /// <summary>Replaces the first of ascending values and keeps their order.</summary>
    private void ReplaceSmallest(int value)
    {
        var i = 1;
        for (; i < _largest.Length && _largest[i] < value; i++) _largest[i - 1] = _largest[i];
        _largest[i - 1] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Max(ReadOnlySpan<int> word)
    {
        ref var first = ref MemoryMarshal.GetReference(word);
        var largest = Vector256.LoadUnsafe(ref first);
        for (var i = Vector256<int>.Count; i < word.Length; i += Vector256<int>.Count)
            largest = Vector256.Max(largest, Vector256.LoadUnsafe(ref first, (nuint)i));
        var half = Vector128.Max(largest.GetLower(), largest.GetUpper());
        return Math.Max(Math.Max(half[0], half[1]), Math.Max(half[2], half[3]));
    }
}
