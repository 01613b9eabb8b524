using System.Numerics;

namespace MovieSimilarity.Search.Filtering;

/// <summary>A set of a shard's rows: one bit a row.</summary>
/// <param name="rows">The number of rows.</param>
internal sealed class RowMask(int rows)
{
    /// <summary>Rows of a word.</summary>
    public const int WordBits = 64;

    private readonly ulong[] _words = new ulong[(rows + WordBits - 1) / WordBits];

    /// <summary>How many rows are in the set.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that the set takes.</summary>
    public int Bytes => _words.Length * sizeof(ulong);

    /// <summary>Whether a row is in the set.</summary>
    public bool Contains(int row) => (_words[row / WordBits] >> row & 1) != 0;

    /// <summary>Adds a row that is not in the set.</summary>
    public void Add(int row)
    {
        _words[row / WordBits] |= 1UL << row;
        Count++;
    }

    /// <summary>Adds those of 64 rows whose bits are set, to a set that has none of the 64.</summary>
    /// <param name="firstRow">The first row, a multiple of 64, in the lowest bit.</param>
    /// <param name="bits">Their bits; none beyond the last row.</param>
    public void AddWord(int firstRow, ulong bits)
    {
        _words[firstRow / WordBits] = bits;
        Count += BitOperations.PopCount(bits);
    }

    /// <summary>Adds all rows to a set that has none.</summary>
    public void AddAll()
    {
        _words.AsSpan().Fill(ulong.MaxValue);
        if (rows % WordBits != 0) _words[^1] = (1UL << rows) - 1;
        Count = rows;
    }

    /// <summary>Removes a row, if it is in the set.</summary>
    public void Remove(int row)
    {
        if (!Contains(row)) return;
        _words[row / WordBits] &= ~(1UL << row);
        Count--;
    }

    /// <summary>The bits of 64 rows, the first of them in the lowest bit.</summary>
    /// <param name="firstRow">The first row, a multiple of 64.</param>
    public ulong Word(int firstRow) => _words[firstRow / WordBits];

    /// <summary>Counts the rows of a run that are in the set.</summary>
    /// <param name="firstRow">The first row, a multiple of 64.</param>
    /// <param name="count">The number of rows, a multiple of 64 unless the run ends with the last row.</param>
    public int CountIn(int firstRow, int count)
    {
        var found = 0;
        foreach (var word in Words(firstRow, count)) found += BitOperations.PopCount(word);
        return found;
    }

    /// <summary>Lists the rows of a run that are in the set.</summary>
    /// <param name="firstRow">The first row, a multiple of 64; it is number 0 in the list.</param>
    /// <param name="count">The number of rows, as above.</param>
    /// <param name="list">Receives their numbers, ascending.</param>
    public void ListIn(int firstRow, int count, Span<int> list)
    {
        var words = Words(firstRow, count);
        var found = 0;
        for (var i = 0; i < words.Length; i++)
        {
            for (var word = words[i]; word != 0; word &= word - 1) list[found++] = i * WordBits + BitOperations.TrailingZeroCount(word);
        }
    }

    private ReadOnlySpan<ulong> Words(int firstRow, int count) => _words.AsSpan(firstRow / WordBits, (count + WordBits - 1) / WordBits);
}
