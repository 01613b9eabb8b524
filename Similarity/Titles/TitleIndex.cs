using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Titles;

/// <summary>
/// Finds films by typed text. Immutable, and safe for any number of concurrent callers. Only the first 256 characters of
/// the typed text are read; no text makes a method fail.
/// </summary>
public sealed class TitleIndex
{
    /// <summary>Films of a fuzzy match, the other ones included: more suggestions are hardly meant.</summary>
    private const int MaxClosest = 5;

    private readonly ExactTitles _exact;
    private readonly TitleLookup _lookup;
    private readonly TitleRanking _ranking;

    /// <summary>Indexes all films of a catalogue.</summary>
    public TitleIndex(MovieCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        Movie[] bestKnownFirst = [.. catalogue.OrderByDescending(movie => movie.RatingCount).ThenBy(movie => movie.Id)];
        // Either takes about half a second of a service's start for 90,000 films.
        var lookup = Task.Run(() => new TitleLookup(bestKnownFirst));
        _exact = new ExactTitles(bestKnownFirst);
        _ranking = new TitleRanking(bestKnownFirst);
        _lookup = lookup.GetAwaiter().GetResult();
    }

    /// <summary>
    /// The film of a title, or null where none goes by it. The title may be typed in any case, without diacritics or
    /// punctuation, with its article in front, behind a comma or left out, with or without the year, and may be one of the
    /// film's alternative titles. Numbers may be written in digits, Roman numerals or words, and the first words are enough. The
    /// most literal reading wins, except over films that hardly anybody knows. A year that is one off finds the film if no other
    /// is as close; other years that no film of that name has find nothing.
    /// </summary>
    /// <param name="title">The title as the user typed it.</param>
    /// <param name="fuzzy">Whether the first one of <see cref="Suggest"/> is taken where no film goes by the title.</param>
    public TitleMatch? Find(string title, bool fuzzy = false)
    {
        ArgumentNullException.ThrowIfNull(title);
        return _exact.Find(title) ?? _lookup.Find(title) ?? (fuzzy ? FindClosest(title) : null);
    }

    /// <summary>
    /// The films whose titles are closest to one that may be misspelt, closest first, better known ones first where they are
    /// about as close; empty where nothing is reasonably close.
    /// </summary>
    /// <param name="title">The title as the user typed it.</param>
    /// <param name="count">How many films to return at most, 0 or more.</param>
    public IReadOnlyList<Movie> Suggest(string title, int count)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return _ranking.Closest(title, count);
    }

    /// <summary>
    /// The films that the beginning of a title, or of some of its words, may be meant for: titles that begin so, then titles with words
    /// that begin so in any order, then close ones; better known films first among equals. The film that <see cref="Find"/> finds
    /// comes first, or third at the latest behind far better known ones.
    /// </summary>
    /// <param name="query">The text typed so far; a blank one finds nothing.</param>
    /// <param name="count">How many films to return at most, 0 or more.</param>
    public IReadOnlyList<Movie> Search(string query, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return _ranking.Completions(query, Find(query)?.Movie, count);
    }

    private TitleMatch? FindClosest(string title)
    {
        var closest = _ranking.Closest(title, MaxClosest);
        return closest.Length > 0 ? new TitleMatch(closest[0], closest[1..], TitleMatchKind.Fuzzy) : null;
    }
}
