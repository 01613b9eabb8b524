namespace MovieSimilarity.Tests.Training.MovieLens;

/// <summary>A field that is not what its column holds is told with file, line, column and what was expected.</summary>
public sealed class MalformedFieldTests
{
    private const string AnId = "a whole number from 0 to 2147483647";
    private const string ARating = "a rating from 0.5 to 5";
    private const string AnotherScale = " (for another scale give --rating-scale, such as 1..10)";
    private const string ATime = "a time in whole seconds since 1970, or a date such as 2005-04-02 23:53:47";

    [Theory]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1.")]
    [InlineData(".0")]
    [InlineData("1e0")]
    [InlineData("2147483648")]
    [InlineData("2147483648.0")]
    public void Ids_are_whole_numbers_from_zero(string id)
    {
        using var movies = DataFolder.WithMovies($"1,Toy Story (1995),Comedy\n{id},Heat (1995),Crime\n");
        using var raters = DataFolder.WithRatings($"1,1,4,0\n{id},1,4,0\n");
        using var rated = DataFolder.WithRatings($"1,1,4,0\n1,{id},4,0\n");
        using var taggers = DataFolder.WithTags($"1,1,fun,0\n{id},1,fun,0\n");
        using var tagged = DataFolder.WithTags($"1,1,fun,0\n1,{id},fun,0\n");

        AssertRefusal(movies, "movies.csv", 3, "column 1 (movieId)", AnId, id);
        AssertRefusal(raters, "ratings.csv", 3, "column 1 (userId)", AnId, id);
        AssertRefusal(rated, "ratings.csv", 3, "column 2 (movieId)", AnId, id);
        AssertRefusal(taggers, "tags.csv", 3, "column 1 (userId)", AnId, id);
        AssertRefusal(tagged, "tags.csv", 3, "column 2 (movieId)", AnId, id);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e0")]
    [InlineData("")]
    public void Ratings_are_numbers(string stars)
    {
        using var folder = DataFolder.WithRatings($"1,1,{stars},0\n");
        AssertRefusal(folder, "ratings.csv", 2, "column 3 (rating)", ARating, stars);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("0.4")]
    [InlineData("5.5")]
    [InlineData("6")]
    [InlineData("100")]
    public void Numbers_that_are_no_stars_are_told_with_the_option_for_other_scales(string stars)
    {
        using var folder = DataFolder.WithRatings($"1,1,{stars},0\n");
        AssertRefusal(folder, "ratings.csv", 2, "column 3 (rating)", ARating + AnotherScale, stars);
    }

    [Fact]
    public void A_decimal_comma_is_no_decimal_point()
    {
        using var quoted = DataFolder.WithRatings("1,1,\"4,5\",0\n");
        AssertRefusal(quoted, "ratings.csv", 2, "column 3 (rating)", ARating, "4,5");
        using var bare = DataFolder.WithRatings("1,1,4,5,0\n");
        Assert.Equal($"{bare.PathOf("ratings.csv")}, line 2: expected 4 columns (userId,movieId,rating,timestamp), found 5.", bare.Refusal());
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("253402300800")]
    [InlineData("9223372036854775808")]
    [InlineData("2005-13-02")]
    [InlineData("1969-12-31 23:59:59")]
    [InlineData("04/02/2005")]
    public void Timestamps_are_seconds_or_dates(string timestamp)
    {
        using var rating = DataFolder.WithRatings($"1,1,4,{timestamp}\n");
        AssertRefusal(rating, "ratings.csv", 2, "column 4 (timestamp)", ATime, timestamp);
        using var tag = DataFolder.WithTags($"1,1,fun,{timestamp}\n");
        AssertRefusal(tag, "tags.csv", 2, "column 4 (timestamp)", ATime, timestamp);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_film_has_a_title(string title)
    {
        using var folder = DataFolder.WithMovies($"1,{title},Comedy\n");
        AssertRefusal(folder, "movies.csv", 2, "column 2 (title)", "a title", title);
    }

    [Fact]
    public void A_movie_id_is_used_once()
    {
        using var folder = DataFolder.WithMovies("1,Toy Story (1995),Comedy\n2,Heat (1995),Crime\n1,Casino (1995),Crime\n");
        AssertRefusal(folder, "movies.csv", 4, "column 1 (movieId)", "an id not yet used (line 2 has it)", "1");
    }

    [Fact]
    public void A_long_field_is_shortened()
    {
        using var folder = DataFolder.WithRatings($"1,1,{new string('x', 41)},0\n");
        AssertRefusal(folder, "ratings.csv", 2, "column 3 (rating)", ARating, new string('x', 28) + "…" + new string('x', 12));
    }

    [Fact]
    public void A_field_of_several_lines_is_told_in_one()
    {
        using var folder = DataFolder.WithRatings("1,1,\"four\nstars\",0\n");
        AssertRefusal(folder, "ratings.csv", 2, "column 3 (rating)", ARating, "four stars");
    }

    private static void AssertRefusal(DataFolder folder, string file, int line, string column, string expected, string found) =>
        Assert.Equal($"{folder.PathOf(file)}, line {line}: {column}: expected {expected}, found '{found}'.", folder.Refusal());
}
