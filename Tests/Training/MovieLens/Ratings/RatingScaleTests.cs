using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens.Ratings;

namespace MovieSimilarity.Tests.Training.MovieLens.Ratings;

/// <summary>How ratings of other scales become stars.</summary>
public sealed class RatingScaleTests
{
    [Theory]
    [InlineData("1..10", "1", 0.5)]
    [InlineData("1..10", "7", 3.5)]
    [InlineData("1..10", "10", 5)]
    [InlineData("0..100", "0", 0.5)]
    [InlineData("0..100", "50", 2.75)]
    [InlineData("-10..10", "-10", 0.5)]
    [InlineData("-10..10", "+10", 5)]
    [InlineData("0..1", "1", 5)]
    [InlineData("1..5", "1", 1)]
    [InlineData("1..5", "4.5", 4.5)]
    [InlineData("1..10", " 7 ", 3.5)]
    public void A_rating_becomes_stars(string scale, string rating, double stars) => Assert.Equal(stars, Read(scale, rating));

    [Theory]
    [InlineData("1..10", "0.9")]
    [InlineData("1..10", "11")]
    [InlineData("1..10", "seven")]
    [InlineData("1..10", "7,5")]
    public void A_rating_outside_of_its_scale_is_refused(string scale, string rating) => Assert.Equal(
        $"ratings.csv, line 2: column 1 (rating): expected a rating from 1 to 10, found '{rating}'.",
        Assert.Throws<DataFormatException>(() => Read(scale, rating)).Message);

    [Fact]
    public void A_scale_prints_as_it_is_written() => Assert.Equal("-1.5..10", RatingScale.Parse("-1.5..10")!.ToString());

    private static double Read(string scale, string rating) =>
        RatingScale.Parse(scale)!.ReadStars(new FieldRow(new FileLayout("ratings.csv", ["rating"]), 2, [rating]), 0);
}
