using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Titles;

/// <summary>Finds the films that go by a typed title.</summary>
/// <remarks>
/// Keeps no spellings, only 8 bytes for each: its hash and its film, sorted by hash. A hit is confirmed by spelling out the
/// names of that film again. Films are numbered as they are given, best known first, and ranked by that.
/// </remarks>
internal sealed class TitleLookup
{
    private readonly Movie[] _movies;
    private readonly int[] _hashes;
    private readonly int[] _films;

    public TitleLookup(Movie[] movies)
    {
        _movies = movies;
        var hashes = new List<int>();
        var films = new List<int>();
        for (var film = 0; film < movies.Length; film++)
        {
            var first = hashes.Count;
            foreach (var (spelling, _) in FilmNames.Spellings(movies[film]))
            {
                var hash = Hash(spelling.Text);
                if (hashes.IndexOf(hash, first) >= 0) continue;
                hashes.Add(hash);
                films.Add(film);
            }
        }
        _hashes = [.. hashes];
        _films = [.. films];
        Array.Sort(_hashes, _films);
    }

    /// <summary>The film that the most literal reading leads to, or null.</summary>
    public TitleMatch? Find(string typed)
    {
        var readings = TitleReading.Of(typed);
        foreach (var looseness in Enum.GetValues<Looseness>())
        {
            var hits = Hits(readings, looseness);
            if (hits.Count == 0) continue;
            var first = hits.Min(hit => hit.Precedence);
            return Match(hits.Where(hit => hit.Precedence == first));
        }
        return null;
    }

    private List<Hit> Hits(TitleReading[] readings, Looseness looseness)
    {
        var hits = new List<Hit>();
        for (var i = 0; i < readings.Length; i++)
        {
            var (name, year) = readings[i];
            var spelling = name.Spellings()[(int)looseness];
            foreach (var film in FilmsWithHash(Hash(spelling.Text)))
            {
                if (year is int stated && !FilmNames.HasYear(_movies[film], stated)) continue;
                var known = FilmNames.Spellings(_movies[film]).Where(other => other.Spelling == spelling).ToArray();
                if (known.Length > 0) hits.Add(new Hit(film, (known.All(other => other.IsAlternative), i)));
            }
        }
        return hits;
    }

    private ReadOnlySpan<int> FilmsWithHash(int hash)
    {
        var found = Array.BinarySearch(_hashes, hash);
        if (found < 0) return [];
        var (start, end) = (found, found + 1);
        while (start > 0 && _hashes[start - 1] == hash) start--;
        while (end < _hashes.Length && _hashes[end] == hash) end++;
        return _films.AsSpan(start..end);
    }

    private TitleMatch Match(IEnumerable<Hit> hits)
    {
        var movies = hits.Select(hit => hit.Film).Distinct().Order().Select(film => _movies[film]).ToArray();
        return new TitleMatch(movies[0], movies[1..]);
    }

    // Seeded anew in every process, so that nobody can type titles that all collide.
    private static int Hash(string text) => string.GetHashCode(text, StringComparison.Ordinal);

    /// <summary>A film found, and how it ranks among those as literal: main titles first, then the earlier reading.</summary>
    private readonly record struct Hit(int Film, (bool IsAlternative, int Reading) Precedence);
}
