using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>Genres of movies, several of a movie's cluster.</summary>
internal sealed class Genres
{
    private const string None = "(no genres listed)";
    private const double NoneShare = 0.009;
    private const double SecondShare = 0.62, ThirdShare = 0.35, OffShare = 0.15;

    // With how many movies of ML-20M carry each, in hundreds.
    private static readonly (string Name, double Weight)[] Known =
    [
        ("Action", 35), ("Adventure", 23), ("Animation", 10), ("Children", 11), ("Comedy", 84), ("Crime", 29), ("Documentary", 25),
        ("Drama", 133), ("Fantasy", 14), ("Film-Noir", 3), ("Horror", 26), ("IMAX", 2), ("Musical", 10), ("Mystery", 15), ("Romance", 41),
        ("Sci-Fi", 17), ("Thriller", 42), ("War", 12), ("Western", 7),
    ];

    private readonly AliasTable _any = new(Array.ConvertAll(Known, genre => genre.Weight));
    private readonly int[][] _clusters;

    public Genres(int clusters, SplitMix64 random)
    {
        _clusters = new int[clusters][];
        for (var cluster = 0; cluster < clusters; cluster++)
            _clusters[cluster] = [_any.Draw(random), _any.Draw(random), _any.Draw(random)];
    }

    /// <summary>Genres as <c>movies.csv</c> writes them: in alphabetical order, joined by |.</summary>
    public string Draw(int cluster, SplitMix64 random)
    {
        if (random.Unit() < NoneShare) return None;
        var typical = _clusters[cluster];
        var genres = new SortedSet<int> { Pick(typical[0], random) };
        if (random.Unit() < SecondShare) genres.Add(Pick(typical[1], random));
        if (random.Unit() < ThirdShare) genres.Add(Pick(typical[2], random));
        return string.Join('|', genres.Select(genre => Known[genre].Name));
    }

    private int Pick(int typical, SplitMix64 random) => random.Unit() < OffShare ? _any.Draw(random) : typical;
}
