using MovieSimilarity.Explanations;

namespace MovieSimilarity.Tests.Similarity.Explanations;

/// <summary>Who liked which films, and how scores are distributed.</summary>
public sealed class FilmLikesTests
{
    private static readonly FilmLikes Likes = FilmLikes.Of(viewers: 500, allViewers: 1000, [[0, 3, 300, 499], [], [3, 4, 499], [0]]);

    [Fact]
    public void Viewers_come_back() =>
        Assert.Equal([[0, 3, 300, 499], [], [3, 4, 499], [0]], Enumerable.Range(0, 4).Select(Likes.Of));

    [Theory]
    [InlineData(0, 2, 2, 3)]
    [InlineData(2, 0, 2, 4)]
    [InlineData(0, 0, 4, 4)]
    [InlineData(0, 1, 0, 0)]
    [InlineData(1, 0, 0, 4)]
    [InlineData(3, 0, 1, 4)]
    [InlineData(3, 2, 0, 3)]
    public void Those_who_liked_both_are_counted(int film, int other, int both, int likedOther) =>
        Assert.Equal((both, likedOther), Likes.CountBoth(Likes.Of(film), other));

    [Fact]
    public void Viewers_who_do_not_exist_are_refused()
    {
        Refuse("A viewer who does not exist, or one twice, liked the film in row 1.", () => FilmLikes.Of(2, 2, [[0, 1], [2]]));
        Refuse("A viewer who does not exist, or one twice, liked the film in row 0.", () => FilmLikes.Of(2, 2, [[1, 1]]));
        Refuse("3 of 2 viewers are kept.", () => FilmLikes.Of(3, 2, []));
    }

    [Fact]
    public void Shares_are_interpolated_between_quantiles()
    {
        var quantiles = new ScoreQuantiles([new(0, -1, 0, 0), new(0.5, 0, 0, 0.2), new(1, 1, 1, 0.2)]);
        Assert.Equal([0, 0, 0.25, 0.5, 0.75, 1, 1], new[] { -2, -1.0, -0.5, 0, 0.5, 1, 2 }.Select(score => quantiles.ShareBelow(score, quantile => quantile.Ensemble)));
        Assert.Equal(0.5, quantiles.ShareBelow(0, quantile => quantile.Collaborative));
        Assert.Equal(1, quantiles.ShareBelow(0.2, quantile => quantile.Content));
        Assert.Equal(0, new ScoreQuantiles([]).ShareBelow(0.3, quantile => quantile.Content));
    }

    [Fact]
    public void Quantiles_that_do_not_ascend_are_refused()
    {
        Refuse("Quantile 1 of the scores does not ascend.", () => new ScoreQuantiles([new(0.5, 0, 0, 0), new(0.5, 0, 0, 0)]));
        Refuse("Quantile 1 of the scores does not ascend.", () => new ScoreQuantiles([new(0.5, 0, 0.1, 0), new(0.6, 0, 0, 0)]));
        Refuse("Quantile 0 of the scores does not ascend.", () => new ScoreQuantiles([new(0.5, double.NaN, 0, 0)]));
        Refuse("Quantile 0 of the scores does not ascend.", () => new ScoreQuantiles([new(1.5, 0, 0, 0)]));
    }

    private static void Refuse(string complaint, Func<object> make) => Assert.Equal(complaint, Assert.Throws<ArgumentException>(make).Message);
}
