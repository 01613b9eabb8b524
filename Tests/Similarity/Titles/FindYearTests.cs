using MovieSimilarity.Titles;
using static MovieSimilarity.Tests.Similarity.Titles.MadeCatalogue;

namespace MovieSimilarity.Tests.Similarity.Titles;

public class FindYearTests
{
    private static readonly TitleIndex Index = IndexOf(
        ("Zodiac (2007)", 52), ("Babylon 5", 2), ("Visit, The (2015)", 8), ("Hamlet (1990)", 11), ("Hamlet (1996)", 13), ("Emma (1996)", 30),
        ("Emma (1998)", 3), ("King Kong (2005)", 40), ("King Kong (1976)", 14), ("Seven (a.k.a. Se7en) (1995)", 203), ("Borat: Cultural Learnings (2006)", 65));

    [Theory]
    [InlineData("Zodiac [2007]")]
    [InlineData("Zodiac {2007}")]
    [InlineData("Zodiac ( 2007 )")]
    [InlineData("Zodiac (2007")]
    [InlineData("Zodiac (2007/II)")]
    [InlineData("Zodiac (2007 film)")]
    [InlineData("Zodiac (film, 2007)")]
    [InlineData("Zodiac, 2007")]
    [InlineData("Zodiac - 2007")]
    [InlineData("zodiac.2007")]
    [InlineData("2007 Zodiac")]
    [InlineData("Zodiac (2007-2008)")]
    public void A_year_is_read_in_all_forms(string typed)
    {
        var match = Index.Find(typed);
        Assert.Equal(("Zodiac (2007)", TitleMatchKind.Exact), (match?.Movie.Title, match?.Matched));
    }

    [Theory]
    [InlineData("Babylon 5 (1994)", TitleMatchKind.WithoutYear)]
    [InlineData("babylon 5 1994", TitleMatchKind.WithoutYear)]
    [InlineData("babylon 5", TitleMatchKind.Exact)]
    public void A_film_without_a_year_is_found_with_any(string typed, TitleMatchKind matched)
    {
        var match = Index.Find(typed);
        Assert.Equal(("Babylon 5", matched), (match?.Movie.Title, match?.Matched));
    }

    [Theory]
    [InlineData("Zodiac (2008)", "Zodiac (2007)")]
    [InlineData("zodiac 2006", "Zodiac (2007)")]
    [InlineData("Hamlet (1991)", "Hamlet (1990)")]
    [InlineData("King Kong [2004]", "King Kong (2005)")]
    [InlineData("Se7en (1994)", "Seven (a.k.a. Se7en) (1995)")]
    [InlineData("Borat (2007)", "Borat: Cultural Learnings (2006)")]
    public void A_year_that_is_one_off_finds_the_only_film_of_the_name(string typed, string title)
    {
        var match = Index.Find(typed);
        Assert.Equal((title, TitleMatchKind.NearYear), (match?.Movie.Title, match?.Matched));
    }

    [Theory]
    [InlineData("Zodiac (2009)")]
    [InlineData("Emma (1997)")]
    [InlineData("Hamlet (1993)")]
    public void Other_years_and_years_between_two_films_find_nothing(string typed) => Assert.Null(Index.Find(typed));

    [Fact]
    public void The_very_year_wins_over_the_next_one()
    {
        var index = IndexOf(("Twins (1988)", 500), ("Twins (1989)", 1));
        Assert.Equal(("Twins (1989)", TitleMatchKind.Exact), (index.Find("twins (1989)")?.Movie.Title, index.Find("twins (1989)")?.Matched));
        Assert.Empty(index.Find("twins (1989)")!.OtherMovies);
    }
}
