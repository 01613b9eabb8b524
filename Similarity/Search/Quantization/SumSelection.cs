using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MovieSimilarity.Search.Filtering;

namespace MovieSimilarity.Search.Quantization;

/// <summary>
/// Selects rows by their sums of products: those within a range, or a threshold that only few reach. Reused from query to query.
/// </summary>
/// <param name="capacity">The largest number of rows to be looked through.</param>
internal sealed class SumSelection(int capacity)
{
    /// <summary>Sums of a group, of which only the largest counts for a threshold; also the lanes of a vector.</summary>
    private const int Group = 8;

    /// <summary>Sums that are compared in one step.</summary>
    private const int Word = Group * Group;

    /// <summary>A threshold may be reached by so many times the groups asked for: a few more do no harm, and it is found sooner.</summary>
    private const double Tolerance = 1.25;

    /// <summary>Stands for a row that may not be in the answer: below every sum of 64 products of codes, at least −64·255·64, and so never selected.</summary>
    public const int MaskedSum = -(1 << 21);

    private readonly int[] _maxima = new int[capacity / Group];
    private readonly int[] _rows = new int[capacity];
    private readonly int[] _sums = new int[capacity];
    private int _count;

    /// <summary>The rows selected last, ascending.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, _count);

    /// <summary>The sums of these rows.</summary>
    public ReadOnlySpan<int> Sums => _sums.AsSpan(0, _count);

    /// <summary>
    /// Finds a threshold for the sums that about so many groups of 8 rows reach, or half of the groups where there are few. Rows that
    /// reach it are scored first, so that all others meet a high score to beat.
    /// </summary>
    /// <param name="sums">One a row.</param>
    /// <param name="required">How many rows must reach it, 1 or more.</param>
    /// <param name="preferred">How many rows should reach it, no fewer.</param>
    /// <returns>At most <see cref="MaskedSum"/> where too few groups have rows that may be in the answer.</returns>
    public int FindThreshold(ReadOnlySpan<int> sums, int required, int preferred)
    {
        var groups = sums.Length / Word * Group;
        if (groups < required) return int.MinValue;
        var count = Math.Max(required, Math.Min(preferred, groups / 2));
        var maxima = _maxima.AsSpan(0, groups);
        FindMaxima(sums, maxima);
        var (reached, missed) = (TensorPrimitives.Min<int>(maxima), TensorPrimitives.Max<int>(maxima));
        // All groups reach the one and none the other. Halving the distance between them does not take 32 steps.
        for (missed++; missed - reached > 1;)
        {
            var middle = (int)(reached + ((long)missed - reached) / 2);
            var found = CountAtLeast(maxima, middle);
            if (found < count) missed = middle;
            else reached = middle;
            if (found >= count && found <= count * Tolerance) break;
        }
        return reached;
    }

    /// <summary>Selects the rows whose sums lie within a range, but no masked ones.</summary>
    /// <param name="sums">One a row.</param>
    /// <param name="smallest">The smallest sum within the range.</param>
    /// <param name="largest">The largest sum within the range.</param>
    /// <param name="numbers">The rows' numbers; empty where they are numbered from 0.</param>
    public void Select(ReadOnlySpan<int> sums, int smallest, int largest, ReadOnlySpan<int> numbers = default)
    {
        _count = 0;
        smallest = Math.Max(smallest, MaskedSum + 1);
        var row = 0;
        for (; row <= sums.Length - Word; row += Word) AddAll(sums, row, Within(sums[row..], smallest, largest));
        for (; row < sums.Length; row++)
        {
            if (sums[row] >= smallest && sums[row] <= largest) Add(sums, row);
        }
        if (numbers.IsEmpty) return;
        for (var i = 0; i < _count; i++) _rows[i] = numbers[_rows[i]];
    }

    /// <summary>Masks the sums of rows that may not be in the answer.</summary>
    /// <param name="sums">One a row.</param>
    /// <param name="mask">The rows that may be in the answer.</param>
    /// <param name="firstRow">The row of the first sum, a multiple of 64.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mask(Span<int> sums, RowMask mask, int firstRow)
    {
        var (masked, lanes) = (Vector256.Create(MaskedSum), Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128));
        for (var row = 0; row < sums.Length; row += Word)
        {
            var bits = mask.Word(firstRow + row);
            if (bits == ulong.MaxValue) continue;
            var word = sums[row..Math.Min(row + Word, sums.Length)];
            for (; word.Length >= Group; word = word[Group..], bits >>= Group)
            {
                var passes = Vector256.Equals(Vector256.Create((int)(bits & 0xFF)) & lanes, lanes);
                Vector256.ConditionalSelect(passes, Vector256.Create<int>(word), masked).CopyTo(word);
            }
            for (var i = 0; i < word.Length; i++)
            {
                if ((bits >> i & 1) == 0) word[i] = MaskedSum;
            }
        }
    }

    /// <summary>Counts the sums that reach a value, except for the last ones where their number is no multiple of 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int CountAtLeast(ReadOnlySpan<int> sums, int smallest)
    {
        var (count, low) = (Vector256<int>.Zero, Vector256.Create(smallest));
        for (; sums.Length >= Vector256<int>.Count; sums = sums[Vector256<int>.Count..])
        {
            // All bits set are −1.
            count -= Vector256.GreaterThanOrEqual(Vector256.Create(sums), low);
        }
        return Vector256.Sum(count);
    }

    private void AddAll(ReadOnlySpan<int> sums, int firstRow, ulong within)
    {
        for (; within != 0; within &= within - 1) Add(sums, firstRow + BitOperations.TrailingZeroCount(within));
    }

    private void Add(ReadOnlySpan<int> sums, int row) => (_rows[_count], _sums[_count++]) = (row, sums[row]);

    /// <summary>Bit i of the result is set where sum i of the first 64 lies within a range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Within(ReadOnlySpan<int> sums, int smallest, int largest)
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

    /// <summary>Each maximum is that of one lane of eight vectors.</summary>
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
