using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>What users come across: per direction of taste, and for what everybody sees, a table to draw movies from.</summary>
internal sealed class Attraction
{
    // Enough for shares to stay within a percent.
    private const int BalancingRounds = 6;

    private readonly AliasTable[] _directions;
    private readonly AliasTable _all;

    private Attraction(AliasTable[] directions, AliasTable all) => (_directions, _all) = (directions, all);

    /// <param name="taste">The latent space.</param>
    /// <param name="movies">The rated movies.</param>
    /// <param name="weights">How well known each of them is.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    public static Attraction Build(TasteSpace taste, int[] movies, double[] weights, CancellationToken cancellationToken)
    {
        var pulls = new float[TasteSpace.Directions][];
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, pulls.Length, options, direction => pulls[direction] = Array.ConvertAll(
            movies, movie => (float)PortableMath.Exp(taste.Affinity(movie, taste.Direction(direction)))));
        var movieFactors = Balance(pulls, taste.Shares, weights, cancellationToken);
        var tables = new AliasTable[pulls.Length];
        Parallel.For(0, pulls.Length, options, direction => tables[direction] = new AliasTable(Product(movieFactors, pulls[direction])));
        return new Attraction(tables, new AliasTable(weights));
    }

    /// <summary>The position of a movie among the rated ones that a direction of taste leads to.</summary>
    public int Draw(int direction, SplitMix64 random) => _directions[direction].Draw(random);

    /// <summary>The position of a movie that comes anyone's way.</summary>
    public int Draw(SplitMix64 random) => _all.Draw(random);

    // Factors for movies such that, all directions together, each movie is drawn by its weight (Sinkhorn's balancing).
    private static double[] Balance(float[][] pulls, double[] shares, double[] weights, CancellationToken cancellationToken)
    {
        var factors = (double[])weights.Clone();
        for (var round = 0; round < BalancingRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var drawn = new double[factors.Length];
            for (var direction = 0; direction < pulls.Length; direction++) AddDrawn(pulls[direction], shares[direction], factors, drawn);
            for (var movie = 0; movie < factors.Length; movie++)
            {
                if (drawn[movie] > 0) factors[movie] *= weights[movie] / drawn[movie];
            }
        }
        return factors;
    }

    private static void AddDrawn(float[] pulls, double share, double[] factors, double[] drawn)
    {
        var total = 0.0;
        for (var movie = 0; movie < pulls.Length; movie++) total += factors[movie] * pulls[movie];
        for (var movie = 0; movie < pulls.Length; movie++) drawn[movie] += share * factors[movie] * pulls[movie] / total;
    }

    private static double[] Product(double[] factors, float[] pulls)
    {
        var product = new double[factors.Length];
        for (var movie = 0; movie < product.Length; movie++) product[movie] = factors[movie] * pulls[movie];
        return product;
    }
}
