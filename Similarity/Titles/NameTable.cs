using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Titles;

/// <summary>Names of films, or of other things, as keys in one run of characters; names of better known ones come first.</summary>
internal sealed class NameTable
{
    private readonly char[] _text;
    private readonly int[] _starts;
    private readonly int[] _films;
    private readonly byte[] _articleLengths;

    /// <summary>Takes the names of films, best known first; a film's number is its place there.</summary>
    public NameTable(Movie[] movies)
        : this(movies.SelectMany((movie, film) => FilmNames.Of(movie).Select(name => (film, name.Key, name.ArticleLength))))
    {
    }

    /// <summary>Takes one name each, without articles.</summary>
    /// <param name="keys">The names as keys, best known first.</param>
    public NameTable(IEnumerable<string> keys)
        : this(keys.Select((key, film) => (film, key, 0)))
    {
    }

    private NameTable(IEnumerable<(int Film, string Key, int ArticleLength)> names)
    {
        var text = new List<char>();
        var starts = new List<int> { 0 };
        var films = new List<int>();
        var articleLengths = new List<byte>();
        foreach (var (film, key, articleLength) in names)
        {
            if (key.Length == 0) continue;
            text.AddRange(key.AsSpan());
            starts.Add(text.Count);
            films.Add(film);
            articleLengths.Add((byte)articleLength);
        }
        (_text, _starts, _films, _articleLengths) = ([.. text], [.. starts], [.. films], [.. articleLengths]);
    }

    /// <summary>Number of names.</summary>
    public int Count => _films.Length;

    /// <summary>The key of a name.</summary>
    public ReadOnlySpan<char> this[int name] => _text.AsSpan(_starts[name].._starts[name + 1]);

    /// <summary>The number of the film of a name.</summary>
    public int Film(int name) => _films[name];

    /// <summary>Characters that the article in front of a name takes with its blank.</summary>
    public int ArticleLength(int name) => _articleLengths[name];
}
