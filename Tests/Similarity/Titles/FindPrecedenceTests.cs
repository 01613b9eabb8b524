using static MovieSimilarity.Tests.Similarity.Titles.MadeCatalogue;

namespace MovieSimilarity.Tests.Similarity.Titles;

public class FindPrecedenceTests
{
    [Fact]
    public void A_film_of_exactly_that_name_wins_over_a_better_known_one_with_an_article()
    {
        var index = IndexOf(("Others, The (2001)", 500), ("Others (1974)", 1));
        Assert.Equal("Others (1974)", index.Find("others")?.Movie.Title);
        Assert.Equal("Others, The (2001)", index.Find("the others")?.Movie.Title);
        Assert.Equal("Others, The (2001)", index.Find("others, the")?.Movie.Title);
        Assert.Equal("Others, The (2001)", index.Find("others 2001")?.Movie.Title);
        Assert.Equal("Others (1974)", index.Find("the others 1974")?.Movie.Title);
    }

    [Fact]
    public void Words_as_they_were_typed_win_over_words_run_together()
    {
        var index = IndexOf(("Spider-Man (2002)", 500), ("Spiderman (1990)", 1));
        Assert.Equal("Spiderman (1990)", index.Find("spiderman")?.Movie.Title);
        Assert.Equal("Spider-Man (2002)", index.Find("spider man")?.Movie.Title);
    }

    [Fact]
    public void A_left_out_article_wins_over_words_run_together()
    {
        var index = IndexOf(("Over, The (2001)", 1), ("Ov Er (2002)", 500));
        Assert.Equal("Over, The (2001)", index.Find("over")?.Movie.Title);
    }

    [Fact]
    public void The_exact_string_wins_over_the_same_words()
    {
        var index = IndexOf(("ALIEN (1979)", 500), ("Alien (1979)", 1));
        var match = index.Find("Alien (1979)");
        Assert.Equal("Alien (1979)", match?.Movie.Title);
        Assert.Empty(match!.OtherMovies);
        Assert.Equal(["Alien (1979)"], index.Find("alien (1979)")!.OtherMovies.Titles());
    }

    [Fact]
    public void A_main_title_wins_over_an_alternative_one()
    {
        var index = IndexOf(("Professional, The (1981)", 1), ("Léon (a.k.a. The Professional) (1994)", 500));
        Assert.Equal("Professional, The (1981)", index.Find("The Professional")?.Movie.Title);
        Assert.Equal("Léon (a.k.a. The Professional) (1994)", index.Find("The Professional (1994)")?.Movie.Title);
    }

    [Fact]
    public void A_literal_alternative_title_wins_over_a_looser_main_one()
    {
        var index = IndexOf(("Se 7 En (2001)", 500), ("Seven (a.k.a. Se7en) (1995)", 1));
        Assert.Equal("Seven (a.k.a. Se7en) (1995)", index.Find("se7en")?.Movie.Title);
    }

    [Fact]
    public void A_number_in_the_title_wins_over_the_same_number_as_year()
    {
        var index = IndexOf(("Blade Runner (2049)", 500), ("Blade Runner 2049 (2017)", 1));
        Assert.Equal("Blade Runner 2049 (2017)", index.Find("blade runner 2049")?.Movie.Title);
        Assert.Equal("Blade Runner (2049)", index.Find("blade runner (2049)")?.Movie.Title);
    }

    [Fact]
    public void Of_films_that_share_a_name_the_most_rated_comes_first_and_the_others_follow()
    {
        var index = IndexOf(
            ("Hamlet (1948)", 20), ("Hamlet (1990)", 40), ("Hamlet (1996)", 60), ("Hamlet (2000)", 40),
            ("Hamlet Goes Business (1987)", 90));
        var match = index.Find("hamlet");
        Assert.Equal("Hamlet (1996)", match?.Movie.Title);
        Assert.Equal(["Hamlet (1990)", "Hamlet (2000)", "Hamlet (1948)"], match!.OtherMovies.Titles());
        Assert.Empty(index.Find("hamlet 1948")!.OtherMovies);
    }

    [Fact]
    public void Films_of_the_same_title_and_year_are_both_given()
    {
        var index = IndexOf(("Emma (1996)", 7), ("War of the Worlds (2005)", 50), ("Emma (1996)", 30), ("War of the Worlds (2005)", 50));
        var emma = index.Find("Emma (1996)");
        Assert.Equal((3, 1), (emma?.Movie.Id, emma?.OtherMovies.Single().Id));
        var war = index.Find("War of the Worlds (2005)");
        Assert.Equal((2, 4), (war?.Movie.Id, war?.OtherMovies.Single().Id));
    }
}
