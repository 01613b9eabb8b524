using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Titles;

/// <summary>The names of all films as keys, in one run of characters; names of better known films come first.</summary>
internal sealed class NameTable
{
    private readonly char[] _text;
    private readonly int[] _starts;
    private readonly int[] _films;
    private readonly byte[] _articleLengths;

    /// <summary>Takes the names of films, best known first; a film's number is its place there.</summary>
    public NameTable(Movie[] movies)
    {
        var text = new List<char>();
        var starts = new List<int> { 0 };
        var films = new List<int>();
        var articleLengths = new List<byte>();
        for (var film = 0; film < movies.Length; film++)
        {
            foreach (var (key, articleLength) in FilmNames.Of(movies[film]))
            {
                if (key.Length == 0) continue;
                text.AddRange(key.AsSpan());
                starts.Add(text.Count);
                films.Add(film);
                articleLengths.Add((byte)articleLength);
            }
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
