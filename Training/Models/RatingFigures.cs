using MovieSimilarity.Models.Statistics;
using MovieSimilarity.Training.MovieLens.Ratings;

namespace MovieSimilarity.Training.Models;

/// <summary>Histograms of the ratings, in one pass over them.</summary>
internal static class RatingFigures
{
    /// <summary>Stars come in halves, from 0 to 5.</summary>
    private const int HalfStars = 11;

    public static (IReadOnlyList<StarCount> Stars, UserActivity RatingsPerUser) Of(RatingTable ratings)
    {
        var halves = new int[HalfStars];
        foreach (var rating in ratings.Stars) halves[(int)Math.Round(2 * rating)]++;
        StarCount[] stars = [.. halves.Select((count, half) => new StarCount(half / 2.0, count)).Where(bar => bar.Ratings > 0)];
        return (stars, Activity([.. Enumerable.Range(0, ratings.UserIds.Length).Select(ratings.CountOf).Order()]));
    }

    private static UserActivity Activity(int[] ascending)
    {
        if (ascending.Length == 0) return new UserActivity(0, 0, []);
        var bins = new List<UserBin>();
        var position = 0;
        for (var k = 0; position < ascending.Length; k++)
        {
            var (from, next) = (Edge(k), Edge(k + 1));
            if (from == next) continue;
            var start = position;
            while (position < ascending.Length && ascending[position] < next) position++;
            if (position > 0) bins.Add(new UserBin(from, next - 1, position - start));
        }
        return new UserActivity(ascending[(ascending.Length - 1) / 2], ascending[^1], bins);
    }

    /// <summary>2^(k/2) rounded up: every other edge is a power of two.</summary>
    private static int Edge(int k) => k % 2 == 0 ? 1 << (k / 2) : (int)Math.Ceiling(Math.Sqrt(2) * (1 << (k / 2)));
}
