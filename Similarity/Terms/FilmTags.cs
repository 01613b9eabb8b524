using MovieSimilarity.Memory;

namespace MovieSimilarity.Terms;

/// <summary>
/// What is said of the films: for each its tags and genres, with how often each was said. Tags that differ only in case, blanks and punctuation are
/// one tag. Immutable.
/// </summary>
public sealed class FilmTags
{
    /// <summary>What MovieLens writes in place of genres. The content embedding takes it for words like any others; nobody would call it a genre.</summary>
    public const string NoGenres = "(no genres listed)";

    private readonly string[] _spellings;

    /// <summary>For each film its tags, ascending: the difference from the tag before, then how often it was said.</summary>
    private readonly PackedRows _rows;

    /// <summary>Wraps packed rows.</summary>
    /// <exception cref="ArgumentException">A row names a tag that does not exist, or names one twice, or says it less than once.</exception>
    internal FilmTags(string[] spellings, int genres, PackedRows rows)
    {
        if (genres < 0 || genres > spellings.Length) throw new ArgumentException($"{genres} of {spellings.Length} tags are genres.");
        (_spellings, GenreCount, _rows) = (spellings, genres, rows);
        for (var film = 0; film < rows.Count; film++) Require(film);
    }

    /// <summary>Puts the tags of films together.</summary>
    /// <param name="spellings">Each tag as it was spelled most often: the genres, then the others.</param>
    /// <param name="genres">How many of them are genres.</param>
    /// <param name="films">For each film its tags, ascending by tag, each once.</param>
    /// <exception cref="ArgumentException">A film has a tag that does not exist, or has one twice, or less than once.</exception>
    public static FilmTags Of(string[] spellings, int genres, IEnumerable<IReadOnlyList<FilmTag>> films) => new(spellings, genres, PackedRows.Of(films.Select(Pack)));

    /// <summary>Number of films.</summary>
    public int Films => _rows.Count;

    /// <summary>Each tag as it was spelled most often: the genres, then the others, the most used ones first.</summary>
    public IReadOnlyList<string> Spellings => _spellings;

    /// <summary>How many of the tags are genres; they come first.</summary>
    public int GenreCount { get; }

    internal PackedRows Rows => _rows;

    /// <summary>The tags of a film, ascending.</summary>
    /// <param name="film">The film's row in the model.</param>
    public IReadOnlyList<FilmTag> Of(int film)
    {
        var tags = new List<FilmTag>();
        var reader = _rows[film];
        for (var tag = 0; reader.TryRead(out var step) && reader.TryRead(out var count);) tags.Add(new FilmTag(tag += step, count));
        return tags;
    }

    private static IEnumerable<int> Pack(IReadOnlyList<FilmTag> tags)
    {
        var previous = 0;
        foreach (var (tag, count) in tags)
        {
            yield return tag - previous;
            yield return count;
            previous = tag;
        }
    }

    private void Require(int film)
    {
        var last = -1L;
        var reader = _rows[film];
        while (reader.TryRead(out var step))
        {
            if (!reader.TryRead(out var count) || count < 1) throw new ArgumentException($"The film in row {film} has a tag that nobody put on it.");
            var tag = last < 0 ? step : last + step;
            if (tag <= last || tag >= _spellings.Length) throw new ArgumentException($"The film in row {film} has a tag that does not exist, or one twice.");
            last = tag;
        }
    }
}

/// <summary>A tag or genre of a film.</summary>
/// <param name="Tag">Its place in <see cref="FilmTags.Spellings"/>.</param>
/// <param name="Count">How often it was put on the film, 1 or more; as a genre it counts once.</param>
public readonly record struct FilmTag(int Tag, int Count);
