using System.Numerics;

namespace MovieSimilarity.Search.Quantization;

/// <summary>Finds the rows whose sums are large enough.</summary>
internal sealed class SumsAtLeast
{
    private int[] _rows = [];
    private int _count;

    /// <summary>The rows found, ascending.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, _count);

    /// <summary>Looks through the sums of some rows, numbered from 0.</summary>
    /// <param name="sums">One a row.</param>
    /// <param name="smallest">Smaller ones do not count.</param>
    public void Find(ReadOnlySpan<int> sums, int smallest)
    {
        if (_rows.Length < sums.Length) _rows = new int[sums.Length];
        _count = 0;
        var row = 0;
        for (; row <= sums.Length - SumSearch.Word; row += SumSearch.Word) AddAll(row, SumSearch.Reached(sums[row..], smallest));
        for (; row < sums.Length; row++)
        {
            if (sums[row] >= smallest) _rows[_count++] = row;
        }
    }

    private void AddAll(int firstRow, ulong reached)
    {
        for (; reached != 0; reached &= reached - 1) _rows[_count++] = firstRow + BitOperations.TrailingZeroCount(reached);
    }
}
