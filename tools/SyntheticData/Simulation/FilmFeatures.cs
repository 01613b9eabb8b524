namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>Films as sparse unit vectors over their tags and genres, the rarer features weighing more.</summary>
internal sealed class FilmFeatures
{
    private const string GenreMark = "|";

    private readonly (int Feature, double Weight)[][] _films;

    public FilmFeatures(IReadOnlyList<Film> films)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var features = films.Select(film => NamesOf(film).Select(name => IdOf(name, ids)).ToArray()).ToArray();
        var counts = new int[ids.Count];
        foreach (var feature in features.SelectMany(film => film)) counts[feature]++;
        Count = ids.Count;
        var weights = ids.OrderBy(id => id.Value).Select(id => Weight(id.Key, counts[id.Value])).ToArray();
        _films = Array.ConvertAll(features, film => Unit(film, weights));
    }

    /// <summary>How many features there are.</summary>
    public int Count { get; }

    /// <summary>How many films there are.</summary>
    public int Films => _films.Length;

    /// <summary>The film's features and their weights; the squares of the weights add up to 1.</summary>
    public ReadOnlySpan<(int Feature, double Weight)> Of(int film) => _films[film];

    /// <summary>The inner product of a film with a vector of <see cref="Count"/> numbers.</summary>
    public double Product(int film, ReadOnlySpan<double> vector)
    {
        var sum = 0.0;
        foreach (var (feature, weight) in _films[film]) sum += weight * vector[feature];
        return sum;
    }

    // Genres are marked, for 'Western' is a tag as well.
    private static IEnumerable<string> NamesOf(Film film) => film.Genres.Select(genre => GenreMark + genre).Concat(film.Tags);

    private static int IdOf(string name, Dictionary<string, int> ids)
    {
        if (!ids.TryGetValue(name, out var id)) ids.Add(name, id = ids.Count);
        return id;
    }

    // Stands in for inverse document frequency without a logarithm, whose last digit differs between platforms. Genres are
    // far commoner than tags, yet people choose by them.
    private static double Weight(string name, int count) =>
        name.StartsWith(GenreMark, StringComparison.Ordinal) ? 4.0 / (count + 400) : 1.0 / (count + 60);

    private static (int Feature, double Weight)[] Unit(int[] features, double[] weights)
    {
        var squares = 0.0;
        foreach (var feature in features) squares += weights[feature] * weights[feature];
        var length = Math.Sqrt(squares);
        return Array.ConvertAll(features, feature => (feature, weights[feature] / length));
    }
}
