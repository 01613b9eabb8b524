using MovieSimilarity.Models.Statistics;
using MovieSimilarity.Training.Models;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.MovieLens.Ratings;

namespace MovieSimilarity.Tests.Training.Models;

public sealed class RatingFiguresTests
{
    [Fact]
    public void Stars_are_counted_in_halves()
    {
        var (stars, _) = RatingFigures.Of(Table((1, 0.5f), (1, 5), (2, 3.5f), (1, 5)));
        Assert.Equal([new StarCount(0.5, 1), new StarCount(3.5, 1), new StarCount(5, 2)], stars);
    }

    [Fact]
    public void Users_are_counted_wherever_their_ratings_stand()
    {
        // User 1 gave one, users 2 and 3 two, user 4 five.
        var (_, activity) = RatingFigures.Of(Table([(2, 1), (1, 1), (2, 1), .. Enumerable.Repeat((4, 1f), 5), (3, 1), (3, 1)]));
        Assert.Equal((2, 5), (activity.Median, activity.Most));
        Assert.Equal([new UserBin(1, 1, 1), new UserBin(2, 2, 2), new UserBin(3, 3, 0), new UserBin(4, 5, 1)], activity.Bins);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(777)]
    [InlineData(33_000)]
    public void Bins_follow_each_other_without_gaps_and_hold_everybody(int most)
    {
        var (_, activity) = RatingFigures.Of(Table([.. Enumerable.Repeat((1, 4f), most), .. Enumerable.Repeat((2, 4f), (most + 19) / 20)]));
        Assert.Equal(2, activity.Bins.Sum(bin => bin.Users));
        Assert.All(activity.Bins.Zip(activity.Bins.Skip(1)), pair => Assert.Equal(pair.First.To + 1, pair.Second.From));
        Assert.InRange(most, activity.Bins[^1].From, activity.Bins[^1].To);
    }

    [Fact]
    public void Tags_are_counted_without_regard_to_case()
    {
        var (distinct, most) = TagFigures.Of([new(1, "Sci-Fi", 0), new(2, "noir", 0), new(3, "sci-fi", 0), new(3, "Aliens", 0)]);
        Assert.Equal(3, distinct);
        Assert.Equal([new TagCount("sci-fi", 2), new TagCount("aliens", 1), new TagCount("noir", 1)], most);
    }

    [Fact]
    public void Only_a_hundred_tags_are_kept_and_long_ones_are_cut()
    {
        var (distinct, most) = TagFigures.Of([.. Enumerable.Range(0, 250).Select(i => new TagRow(1, new string('x', 48) + "🎬🎬" + i, 0))]);
        Assert.Equal((250, 100), (distinct, most.Count));
        Assert.All(most, tag => Assert.Equal(new string('x', 48) + "…", tag.Tag));
    }

    private static RatingTable Table(params (int User, float Stars)[] ratings) => RatingTables.Of(
        ratings.Select((_, i) => new MovieRow(i + 1, "Film", "")),
        ratings.Select((rating, i) => (rating.User, i + 1, (double)rating.Stars, 0L)));
}
