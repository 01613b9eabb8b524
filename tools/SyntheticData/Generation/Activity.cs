using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>How much each user rates and tags.</summary>
internal sealed class Activity
{
    private const double TaggingShare = 0.056;

    // Quantiles of ratings a user beyond the least 20, as in ML-20M (whose quartiles are 35, 68 and 155, and whose most is 9,254).
    private static readonly QuantileCurve Curve = new(
        (7e-6, 8880), (1e-4, 4300), (1e-3, 2150), (1e-2, 1090), (0.05, 500), (0.1, 314), (0.25, 135), (0.5, 48), (0.75, 15), (0.9, 4.5),
        (1, 0.4));

    // Of tags a tagging user.
    private static readonly QuantileCurve TagCurve = new((1e-4, 8000), (1e-3, 4000), (1e-2, 1000), (0.1, 80), (0.5, 4), (1, 0.5));

    private Activity(int[] ratings, int[] tags) => (Ratings, Tags) = (ratings, tags);

    /// <summary>Per user, the number of ratings.</summary>
    public int[] Ratings { get; }

    /// <summary>Per user, the number of tags applied.</summary>
    public int[] Tags { get; }

    public static Activity Draw(DataSetShape shape, SplitMix64 random)
    {
        var ratings = Apportionment.Exactly(Curve.Sample(shape.Users), DataSetShape.FewestRatings, _ => shape.RatedMovies, shape.Ratings);
        random.Shuffle<int>(ratings);
        return new Activity(ratings, DrawTags(shape, ratings, random));
    }

    private static int[] DrawTags(DataSetShape shape, int[] ratings, SplitMix64 random)
    {
        var tags = new int[ratings.Length];
        if (shape.Tags == 0) return tags;
        var users = Enumerable.Range(0, ratings.Length).ToArray();
        random.Shuffle<int>(users);
        var taggers = users.AsSpan(0, CountTaggers(shape, ratings, users)).ToArray();
        // Who rates much tags much, more or less.
        Array.Sort(Array.ConvertAll(taggers, user => -ratings[user] * random.Between(0.2, 1)), taggers);
        var shares = Apportionment.Exactly(TagCurve.Sample(taggers.Length), 0, i => Most(ratings[taggers[i]]), shape.Tags);
        for (var i = 0; i < taggers.Length; i++) tags[taggers[i]] = shares[i];
        return tags;
    }

    // The usual share, and more where they could not apply all tags.
    private static int CountTaggers(DataSetShape shape, int[] ratings, int[] users)
    {
        var (count, room) = (0, 0L);
        while (count < users.Length && (count < TaggingShare * users.Length || room < shape.Tags)) room += Most(ratings[users[count++]]);
        return count;
    }

    private static int Most(int ratings) => (int)Math.Min((long)DataSetShape.MostTagsForRating * ratings, int.MaxValue);
}
