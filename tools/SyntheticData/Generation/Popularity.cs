using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>How well known the rated movies are.</summary>
internal static class Popularity
{
    // Ratings a movie beyond the first, as in ML-20M: most 67,310, quartiles 205, 18 and 3.
    private static readonly QuantileCurve Curve = new(
        (1.9e-5, 67300), (3.7e-4, 49700), (3.7e-3, 27500), (0.0112, 15000), (0.0374, 5200), (0.1, 1350), (0.25, 204), (0.5, 17), (0.75, 2),
        (0.87, 0.9), (1, 0.2));

    // ML-20M's best known movie was rated by so many of the users; the curve is bent until it is so in any size.
    private const double BestKnownShare = 0.486;
    private const double SteepestBend = 3;
    private const int Halvings = 30;

    // A movie of a single rating is not out of reach: who rates thousands comes across it.
    private const double Obscurity = 0.25;

    private const int Rounds = 6;

    /// <summary>Ratings of each movie, best known first; at least one each, adding up to all of them.</summary>
    public static int[] Counts(DataSetShape shape)
    {
        var curve = Curve.Sample(shape.RatedMovies);
        var (flat, steep) = (0.0, SteepestBend);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var bend = (flat + steep) / 2;
            if (BestKnown(Bent(curve, bend), shape) <= BestKnownShare * shape.Users) flat = bend;
            else steep = bend;
        }
        return Apportionment.Exactly(Bent(curve, flat), 1, _ => shape.Users, shape.Ratings);
    }

    /// <summary>
    /// The weights with which users must draw movies, none twice, for the movies to end up with these counts: a user who draws t
    /// times sees a movie of weight w with probability 1 − exp(−w t), more or less by taste, so the best known need more than
    /// their share.
    /// </summary>
    /// <param name="counts">As <see cref="Counts"/> gives them; the first rating of each movie is not drawn.</param>
    /// <param name="activity">Ratings of each user.</param>
    /// <param name="cancellationToken">Cancels the computation.</param>
    public static double[] Weights(int[] counts, int[] activity, CancellationToken cancellationToken)
    {
        var movies = PopularityBin.Group(Array.ConvertAll(counts, Drawn));
        var users = PopularityBin.Group([.. activity.OrderDescending().Select(count => (double)count)]);
        foreach (var movie in movies) movie.Rate = movie.Value;
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var user in users) user.Rate = PopularityBin.Solve(user.Value, movies);
            foreach (var movie in movies) movie.Rate = PopularityBin.Solve(movie.Value, users);
        }
        var weights = new double[counts.Length];
        foreach (var movie in movies)
        {
            var end = movie.Start + movie.Count;
            for (var i = movie.Start; i < end; i++) weights[i] = movie.Rate * Drawn(counts[i]) / movie.Value;
        }
        return weights;
    }

    private static double Drawn(int count) => Math.Max(count - 1, Obscurity);

    private static double[] Bent(double[] curve, double bend) => Array.ConvertAll(curve, value => PortableMath.Power(value, bend));

    private static double BestKnown(double[] curve, DataSetShape shape)
    {
        var sum = 0.0;
        foreach (var value in curve) sum += value;
        return 1 + (shape.Ratings - shape.RatedMovies) * curve[0] / sum;
    }
}
