using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Titles;

/// <summary>Films by their titles as they are written, which programs send and which need no reading.</summary>
internal sealed class ExactTitles
{
    private readonly Movie[] _movies;
    private readonly Dictionary<string, int> _first;

    /// <summary>Of each film the next one with the same title, less known; 0 where there is none, since no film is better known than 0.</summary>
    private readonly int[] _next;

    /// <param name="movies">The films, best known first.</param>
    public ExactTitles(Movie[] movies)
    {
        (_movies, _next) = (movies, new int[movies.Length]);
        _first = new Dictionary<string, int>(movies.Length, StringComparer.Ordinal);
        // From the last, so that each title's best known film comes to stand first.
        for (var film = movies.Length - 1; film >= 0; film--)
        {
            var title = movies[film].Title.Trim();
            if (title.Length == 0) continue;
            if (_first.TryGetValue(title, out var next)) _next[film] = next;
            _first[title] = film;
        }
    }

    /// <summary>The films with this very title, or null.</summary>
    public TitleMatch? Find(string typed)
    {
        if (!_first.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(typed.AsSpan().Trim(), out var film)) return null;
        // Most titles have one film; this path allocates nothing but the answer.
        if (_next[film] == 0) return new TitleMatch(_movies[film], [], TitleMatchKind.Exact);
        return new TitleMatch(_movies[film], OthersAfter(film), TitleMatchKind.Exact);
    }

    private List<Movie> OthersAfter(int film)
    {
        var others = new List<Movie>();
        for (var other = _next[film]; other != 0; other = _next[other]) others.Add(_movies[other]);
        return others;
    }
}
