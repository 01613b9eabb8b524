using System.Numerics;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Finds the rows whose sums lie in a range.</summary>
/// <param name="capacity">The largest number of rows to be looked through.</param>
internal sealed class SumRange(int capacity)
{
    private readonly int[] _rows = new int[capacity];
    private readonly int[] _sums = new int[capacity];
    private int _count;

    /// <summary>The rows found, ascending.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, _count);

    /// <summary>Their sums.</summary>
    public ReadOnlySpan<int> Sums => _sums.AsSpan(0, _count);

    /// <summary>Looks through the sums of some rows, numbered from 0.</summary>
    /// <param name="sums">One a row.</param>
    /// <param name="smallest">Smaller ones do not count.</param>
    /// <param name="largest">Larger ones do not count either.</param>
    public void Find(ReadOnlySpan<int> sums, int smallest, int largest)
    {
        _count = 0;
        var row = 0;
        for (; row <= sums.Length - SumSearch.Word; row += SumSearch.Word) AddAll(sums, row, SumSearch.Within(sums[row..], smallest, largest));
        for (; row < sums.Length; row++)
        {
            if (sums[row] >= smallest && sums[row] <= largest) Add(sums, row);
        }
    }

    private void AddAll(ReadOnlySpan<int> sums, int firstRow, ulong within)
    {
        for (; within != 0; within &= within - 1) Add(sums, firstRow + BitOperations.TrailingZeroCount(within));
    }

    private void Add(ReadOnlySpan<int> sums, int row) => (_rows[_count], _sums[_count++]) = (row, sums[row]);
}
