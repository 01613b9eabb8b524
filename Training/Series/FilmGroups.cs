namespace MovieSimilarity.Training.Series;

/// <summary>Disjoint sets of films: a forest in which each film points to an earlier one of its set, and the first one to itself.</summary>
/// <param name="films">Number of films; each is a set of its own at first.</param>
internal sealed class FilmGroups(int films)
{
    private readonly int[] _earlier = [.. Enumerable.Range(0, films)];

    /// <summary>The first film of a film's set.</summary>
    public int First(int film)
    {
        while (_earlier[film] != film) film = _earlier[film] = _earlier[_earlier[film]];
        return film;
    }

    /// <summary>Makes one set of two.</summary>
    public void Join(int one, int other)
    {
        var (first, second) = (First(one), First(other));
        _earlier[Math.Max(first, second)] = Math.Min(first, second);
    }
}
