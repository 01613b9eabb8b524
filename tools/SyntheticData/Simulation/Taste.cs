using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>
/// What a viewer loves in films: the tags and genres of a favourite and of a film like it, each cared for more or less,
/// and the time it is from.
/// </summary>
internal static class Taste
{
    /// <summary>How near each film is to a taste that grows from a favourite, 0 to 1.</summary>
    public static double[] GrownFrom(int favourite, IReadOnlyList<Film> films, FilmFeatures features, SplitMix64 random)
    {
        var profile = new double[features.Count];
        Add(profile, features, favourite, 1.0, random);
        Add(profile, features, LikeFilm(favourite, profile, features, random), 0.6, random);
        Normalise(profile);
        var span = random.Between(25, 70);
        var nearness = new double[films.Count];
        for (var film = 0; film < nearness.Length; film++)
        {
            var decades = (films[film].Year - films[favourite].Year) / span;
            nearness[film] = features.Product(film, profile) / (1 + decades * decades);
        }
        return nearness;
    }

    private static int LikeFilm(int favourite, double[] profile, FilmFeatures features, SplitMix64 random)
    {
        var weights = new double[features.Films];
        for (var film = 0; film < weights.Length; film++)
        {
            var product = features.Product(film, profile);
            weights[film] = film == favourite ? 0 : product * product * product * product;
        }
        return Math.Max(random.Index(weights), 0);
    }

    private static void Add(double[] profile, FilmFeatures features, int film, double share, SplitMix64 random)
    {
        foreach (var (feature, weight) in features.Of(film)) profile[feature] += share * weight * random.Between(0.3, 1.7);
    }

    private static void Normalise(double[] profile)
    {
        var squares = 0.0;
        foreach (var weight in profile) squares += weight * weight;
        var length = Math.Sqrt(squares);
        for (var feature = 0; feature < profile.Length; feature++) profile[feature] /= length;
    }
}
