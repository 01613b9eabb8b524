using MovieSimilarity.WebFrontend.Pages.Views;

namespace MovieSimilarity.Tests.WebFrontend.Pages.Views;

public sealed class PageAddressTests
{
    [Theory]
    [InlineData("?genre=Drama&utm_source=x&movie_title=Zodiac&cursor=abc&format=json&exclude=1", "?genre=Drama")]
    [InlineData("?weight=0.5&diversity=0&series=all&min_ratings=0&min_average=0&count=20&year_from=&year_to=%20", "")]
    [InlineData("?more=serial+killer&less=Film-Noir&more=%22%3E", "?more=serial+killer&less=Film-Noir&more=%22%3E")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void It_keeps_what_it_knows_without_defaults_blanks_and_trackers(string? query, string kept) => Assert.Equal(kept, PageAddress.Of(query).ToQuery());

    [Fact]
    public void Another_film_keeps_preferences_and_leaves_the_steering_behind()
    {
        var address = PageAddress.Of("?genre=Drama&more=dark&strength=1&weight=0.3").With(PageAddress.Liked, 1).With(PageAddress.Disliked, 2);
        Assert.Equal("./?genre=Drama&weight=0.3&movie_id=7", address.StartFrom(7).ToString());
    }

    [Fact]
    public void Fields_are_added_and_removed_one_by_one()
    {
        var address = PageAddress.Home.With(PageAddress.Liked, 1).With(PageAddress.Liked, 12).With(PageAddress.Less, "a & b");
        Assert.Equal("?movie_id=1&movie_id=12&less=a+%26+b", address.ToQuery());
        Assert.Equal("?movie_id=12&less=a+%26+b", address.Without(PageAddress.Liked, 1).ToQuery());
        Assert.Equal(["1", "12"], address.All(PageAddress.Liked));
        Assert.Null(address["genre"]);
    }
}
