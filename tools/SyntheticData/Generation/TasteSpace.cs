using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>
/// Latent factors of decaying strength: movies and directions of taste are points, and a movie attracts a taste by the inner product.
/// </summary>
internal sealed class TasteSpace
{
    /// <summary>How many latent factors there are.</summary>
    public const int Factors = 40;

    /// <summary>How many directions of taste users follow.</summary>
    public const int Directions = 160;

    // Strength of factor k is First × (k + 1)^−Decay; found by comparing singular values with those of ML-20M.
    private const double First = 1.5;
    private const double Decay = 0.45;

    // What movies of one cluster share, and what is each movie's own.
    private const double ClusterPart = 0.8, OwnPart = 0.6;

    // The first factor is the era.
    private const double MiddleOfEras = 1996, YearsOfEra = 12, FarthestEra = 2.5;

    // With the shares of directions decaying so, a few are common and many rare.
    private const double ShareDecay = 0.5;

    private readonly float[] _movies;
    private readonly double[][] _directions;

    private TasteSpace(float[] movies, double[][] directions) => (_movies, _directions) = (movies, directions);

    /// <summary>How common the directions are; they add up to 1.</summary>
    public double[] Shares { get; } = SharesOfDirections();

    public static TasteSpace Draw(MovieList movies, SplitMix64 random)
    {
        var clusters = DrawPoints(MovieList.Clusters, random);
        var directions = DrawPoints(Directions, random);
        double[] strengths = [.. Enumerable.Range(1, Factors).Select(k => First * PortableMath.Power(k, -Decay))];
        var points = new float[movies.Ids.Length * Factors];
        for (var movie = 0; movie < movies.Ids.Length; movie++)
        {
            var cluster = clusters[movies.MovieClusters[movie]];
            var point = points.AsSpan(movie * Factors, Factors);
            for (var k = 0; k < Factors; k++) point[k] = (float)(strengths[k] * (ClusterPart * cluster[k] + OwnPart * random.Bell()));
            point[0] = (float)(strengths[0] * Math.Clamp((movies.Years[movie] - MiddleOfEras) / YearsOfEra, -FarthestEra, FarthestEra));
        }
        return new TasteSpace(points, directions);
    }

    /// <summary>How strongly a taste is attracted by a movie; about −3 to 3, and 0 on average.</summary>
    public double Affinity(int movie, ReadOnlySpan<double> taste)
    {
        var point = _movies.AsSpan(movie * Factors, Factors);
        var sum = 0.0;
        for (var k = 0; k < point.Length; k++) sum += point[k] * taste[k];
        return sum;
    }

    /// <summary>A direction as a taste.</summary>
    public ReadOnlySpan<double> Direction(int direction) => _directions[direction];

    private static double[][] DrawPoints(int count, SplitMix64 random)
    {
        var points = new double[count][];
        for (var i = 0; i < count; i++)
        {
            points[i] = new double[Factors];
            for (var k = 0; k < Factors; k++) points[i][k] = random.Bell();
        }
        return points;
    }

    private static double[] SharesOfDirections()
    {
        double[] shares = [.. Enumerable.Range(1, Directions).Select(rank => PortableMath.Power(rank, -ShareDecay))];
        var sum = 0.0;
        foreach (var share in shares) sum += share;
        return Array.ConvertAll(shares, share => share / sum);
    }
}
