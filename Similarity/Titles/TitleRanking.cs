using System.Runtime.InteropServices;
using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Titles;

/// <summary>Ranks films by how close one of their names is to the typed text.</summary>
/// <remarks>Films are numbered as they are given, best known first.</remarks>
internal sealed class TitleRanking
{
    /// <summary>
    /// Names compared in full for one reading. A misspelt title shares more trigrams with the right one than with all but a
    /// few others; the rest is for one or two letters, which begin thousands of titles. About a millisecond of work.
    /// </summary>
    private const int CandidateLimit = 500;

    /// <summary>Edits for each character typed, above which a name is not close: one in four letters, two in seven, three in ten.</summary>
    private const double MaximumDistance = 0.3;

    /// <summary>Letters from which a whole name may be one edit away whatever its share: <c>Ema</c> is meant for Emma.</summary>
    private const int ShortestMisspelt = 3;

    /// <summary>Where a begun title stands among misspelt ones: like one edit in ten letters.</summary>
    private const double PrefixDistance = 0.1;

    /// <summary>Where a few words in any order stand among misspelt titles: like one edit in five letters.</summary>
    private const double WordsDistance = 0.2;

    /// <summary>Added for what a name has beyond the words that were compared, in proportion: whole titles come before parts.</summary>
    private const double RemainderDistance = 0.1;

    /// <summary>Added where a year was typed that is not the film's: more than any near tie, less than a wrong name.</summary>
    private const double OtherYearDistance = 0.1;

    /// <summary>
    /// How many times as many ratings a film needs to come before the one that the text finds as it is: whoever has typed "the matrix"
    /// means The Matrix, even if a sequel has a few more ratings.
    /// </summary>
    private const int BetterKnown = 3;

    /// <summary>
    /// Films that may come before the one that the text finds as it is: whoever types "m" mostly means a film that begins so, but must
    /// see M as well.
    /// </summary>
    private const int MaxBeforeFound = 2;

    private readonly Movie[] _movies;
    private readonly NameTable _names;
    private readonly TrigramIndex _trigrams;

    public TitleRanking(Movie[] movies)
    {
        _movies = movies;
        _names = new NameTable(movies);
        _trigrams = new TrigramIndex(_names);
    }

    /// <summary>The closest films for a title that may be misspelt, at most <paramref name="count"/>.</summary>
    public Movie[] Closest(string typed, int count) =>
        [.. Rank(typed, RankedTitle.ByDistance).Take(count).Select(title => _movies[title.Film])];

    /// <summary>The films that a text typed so far may be the beginning of, at most <paramref name="count"/>.</summary>
    /// <param name="typed">The text.</param>
    /// <param name="found">The film that the text finds as it is, if any: among the first ones, and before merely close ones.</param>
    /// <param name="count">How many films.</param>
    public Movie[] Completions(string typed, Movie? found, int count)
    {
        var ranked = Rank(typed, RankedTitle.ByCloseness);
        ranked.RemoveAll(title => ReferenceEquals(_movies[title.Film], found));
        var movies = ranked.ConvertAll(title => _movies[title.Film]);
        if (found is not null) movies.Insert(PlaceOf(found, ranked), found);
        return [.. movies.Take(count)];
    }

    private int PlaceOf(Movie found, List<RankedTitle> others)
    {
        for (var place = 0; place < Math.Min(others.Count, MaxBeforeFound); place++)
        {
            var other = others[place];
            if (other.Closeness == Closeness.Close || _movies[other.Film].RatingCount < BetterKnown * found.RatingCount) return place;
        }
        return Math.Min(others.Count, MaxBeforeFound);
    }

    /// <summary>All films that come close, in an order, each with the best of its names and readings.</summary>
    private List<RankedTitle> Rank(string typed, IComparer<RankedTitle> order)
    {
        var best = new Dictionary<int, RankedTitle>();
        foreach (var reading in TitleReading.Of(typed))
        {
            foreach (var title in Compare(reading))
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(best, title.Film, out var exists);
                if (!exists || order.Compare(title, known) < 0) known = title;
            }
        }
        return [.. best.Values.Order(order)];
    }

    private IEnumerable<RankedTitle> Compare(TitleReading reading)
    {
        var words = WordPrefixes.Of(reading.Name.WithoutArticle);
        foreach (var name in _trigrams.Candidates(reading.Name.Key, reading.Name.ArticleLength, CandidateLimit))
        {
            var closeness = ClosenessOf(reading.Name, words, name);
            var distance = Distance(closeness, reading.Name.WithoutArticle, name);
            if (double.IsInfinity(distance)) continue;
            var film = _names.Film(name);
            var isOtherYear = reading.Year is int year && !FilmNames.HasYear(_movies[film], year);
            yield return isOtherYear
                ? new RankedTitle(film, Closeness.Close, distance + OtherYearDistance)
                : new RankedTitle(film, closeness, distance);
        }
    }

    private Closeness ClosenessOf(TitleName typed, string[] words, int name)
    {
        var key = _names[name];
        var withoutArticle = key[_names.ArticleLength(name)..];
        if (EqualButForBlanks(typed.WithoutArticle, withoutArticle)) return Closeness.Exact;
        if (key.StartsWith(typed.Key) || withoutArticle.StartsWith(typed.Key)) return Closeness.Prefix;
        return WordPrefixes.AllBeginWordsOf(words, key) ? Closeness.Words : Closeness.Close;
    }

    private double Distance(Closeness closeness, string typed, int name) => closeness switch
    {
        Closeness.Exact => 0,
        Closeness.Prefix => PrefixDistance,
        Closeness.Words => WordsDistance,
        _ => EditDistance(typed, _names[name][_names.ArticleLength(name)..]),
    };

    /// <summary>Edits relative to the length of the typed text; infinite if there are too many.</summary>
    private static double EditDistance(string typed, ReadOnlySpan<char> name)
    {
        var mayBeWholeName = typed.Length >= ShortestMisspelt && name.Length <= typed.Length + 1;
        var limit = Math.Max((int)(MaximumDistance * typed.Length), mayBeWholeName ? 1 : 0);
        var edits = WordRunDistance.Of(typed, name, limit);
        if (edits > limit) return double.PositiveInfinity;
        var remainder = 1 - Math.Min(1, (double)typed.Length / name.Length);
        return ((double)edits / typed.Length) + (RemainderDistance * remainder);
    }

    private static bool EqualButForBlanks(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (true)
        {
            a = a.TrimStart(' ');
            b = b.TrimStart(' ');
            if (a.IsEmpty || b.IsEmpty) return a.IsEmpty && b.IsEmpty;
            if (a[0] != b[0]) return false;
            a = a[1..];
            b = b[1..];
        }
    }
}

/// <summary>How closely a name matches the typed text, best first.</summary>
internal enum Closeness
{
    /// <summary>The same but for articles or blanks.</summary>
    Exact,

    /// <summary>It begins with the typed text.</summary>
    Prefix,

    /// <summary>Each word typed begins another one of its words, in any order.</summary>
    Words,

    /// <summary>A few edits apart.</summary>
    Close,
}

/// <summary>A film in a ranking.</summary>
/// <param name="Film">Its number; better known films have lower ones.</param>
/// <param name="Closeness">How closely its best name matches the typed text.</param>
/// <param name="Distance">Edits relative to the length of the typed text, plus penalties for looser matches; 0 is the same name.</param>
internal readonly record struct RankedTitle(int Film, Closeness Closeness, double Distance)
{
    /// <summary>Distances within a step are near ties, which popularity breaks: about one edit in a title of twenty letters.</summary>
    private const double Step = 0.05;

    /// <summary>The smaller distance first, then the better known film.</summary>
    public static IComparer<RankedTitle> ByDistance { get; } =
        Comparer<RankedTitle>.Create((a, b) => (a.Steps, a.Film).CompareTo((b.Steps, b.Film)));

    /// <summary>
    /// The better closeness first, but names that begin with the text like names that are the text; merely close ones by distance;
    /// then the better known film.
    /// </summary>
    public static IComparer<RankedTitle> ByCloseness { get; } =
        Comparer<RankedTitle>.Create((a, b) => (a.Begun, a.StepsIfClose, a.Film).CompareTo((b.Begun, b.StepsIfClose, b.Film)));

    private int Steps => (int)(Distance / Step);

    private Closeness Begun => Closeness == Closeness.Exact ? Closeness.Prefix : Closeness;

    private int StepsIfClose => Closeness == Closeness.Close ? Steps : 0;
}
