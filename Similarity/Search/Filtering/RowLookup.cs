using System.Numerics;

namespace MovieSimilarity.Search.Filtering;

/// <summary>
/// Finds the rows of many films: one bit for each possible id between the first and the last, and for each 64 of them the number of films
/// before. Where ids lie too far apart for that, it searches. Immutable.
/// </summary>
internal sealed class RowLookup
{
    private const int WordBits = 64;

    /// <summary>Ids a film: with more the bits take more than 8 bytes a film, two fifths of what filters look at.</summary>
    private const int MostIdsPerFilm = 32;

    private readonly ReadOnlyMemory<int> _movieIds;
    private readonly (ulong Films, int Before)[]? _words;

    /// <summary>Makes the bits.</summary>
    /// <param name="movieIds">The ids of the rows' films, ascending.</param>
    public RowLookup(ReadOnlyMemory<int> movieIds)
    {
        _movieIds = movieIds;
        var ids = movieIds.Span;
        if (ids.IsEmpty || (long)ids[^1] - ids[0] >= (long)MostIdsPerFilm * ids.Length) return;
        _words = new (ulong, int)[(ids[^1] - ids[0]) / WordBits + 1];
        foreach (var id in ids) _words[(id - ids[0]) / WordBits].Films |= 1UL << (id - ids[0]);
        for (var i = 1; i < _words.Length; i++) _words[i].Before = _words[i - 1].Before + BitOperations.PopCount(_words[i - 1].Films);
    }

    /// <summary>The rows of those films that are there, ascending.</summary>
    /// <param name="wanted">Ids, ascending.</param>
    public ReadOnlySpan<int> RowsOf(ReadOnlySpan<int> wanted)
    {
        var rows = new int[wanted.Length];
        return rows.AsSpan(0, _words is null ? Search(wanted, rows) : LookUp(_words, wanted, rows));
    }

    /// <summary>Writes each row to the next free place, and takes that place only if the film is there: no branch to guess.</summary>
    private int LookUp((ulong Films, int Before)[] words, ReadOnlySpan<int> wanted, int[] rows)
    {
        var (found, first) = (0, _movieIds.Span[0]);
        foreach (var id in wanted)
        {
            var place = (long)id - first;
            var word = (ulong)place / WordBits;
            if (word >= (ulong)words.Length) continue;
            var (films, before) = words[word];
            rows[found] = before + BitOperations.PopCount(films & ((1UL << (int)place) - 1));
            found += (int)(films >> (int)place & 1);
        }
        return found;
    }

    /// <summary>Both lists ascend, so each search begins where the last one ended.</summary>
    private int Search(ReadOnlySpan<int> wanted, int[] rows)
    {
        var (found, first) = (0, 0);
        var ids = _movieIds.Span;
        foreach (var id in wanted)
        {
            var place = ids[first..].BinarySearch(id);
            first += place < 0 ? ~place : place;
            if (place >= 0) rows[found++] = first;
        }
        return found;
    }
}
