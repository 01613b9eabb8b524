using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Titles;

/// <summary>
/// Finds films by typed text. Immutable, and safe for any number of concurrent callers. Only the first 256 characters of
/// the typed text are read; no text makes a method fail.
/// </summary>
public sealed class TitleIndex
{
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
    /// film's alternative titles. The most literal reading wins; a year that no film of that name has finds nothing.
    /// </summary>
    public TitleMatch? Find(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return _exact.Find(title) ?? _lookup.Find(title);
    }

    /// <summary>
    /// The films whose titles are closest to one that may be misspelt, closest first, better known ones first where they are
    /// about as close; empty where nothing is reasonably close.
    /// </summary>
    /// <param name="title">The title as the user typed it.</param>
    /// <param name="count">How many films to return at most, 0 or more.</param>
    public IReadOnlyList<Movie> Suggest(string title, int count) => Rank(title, count, RankedTitle.ByDistance);

    /// <summary>
    /// The films that the beginning of a title, or of some of its words, may be meant for: exact titles, then titles that
    /// begin so, then titles with words that begin so in any order, then close ones; better known films first among equals.
    /// </summary>
    /// <param name="query">The text typed so far; a blank one finds nothing.</param>
    /// <param name="count">How many films to return at most, 0 or more.</param>
    public IReadOnlyList<Movie> Search(string query, int count) => Rank(query, count, RankedTitle.ByCloseness);

    private Movie[] Rank(string typed, int count, IComparer<RankedTitle> order)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return _ranking.Rank(typed, count, order);
    }
}

/// <summary>The result of looking up a typed title.</summary>
/// <param name="Movie">The film; of several that match the typed text, the one with most ratings, then with the lowest id.</param>
/// <param name="OtherMovies">The others that match it, by rating count descending, then by id; empty where it is unambiguous.</param>
public sealed record TitleMatch(Movie Movie, IReadOnlyList<Movie> OtherMovies);
