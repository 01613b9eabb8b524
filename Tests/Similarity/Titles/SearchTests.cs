using MovieSimilarity.Titles;
using static MovieSimilarity.Tests.Similarity.Titles.MadeCatalogue;

namespace MovieSimilarity.Tests.Similarity.Titles;

public class SearchTests
{
    private static readonly TitleIndex Index = IndexOf(
        ("Star Trek (2009)", 59),
        ("Star Wars: Episode IV - A New Hope (1977)", 251),
        ("Star (2015)", 1),
        ("Falling Star, The (1999)", 30),
        ("Stir (1980)", 400),
        ("Lord of the Rings: The Two Towers, The (2002)", 188),
        ("Lord of War (2005)", 40),
        ("Matrix, The (1999)", 278),
        ("Matilda (1996)", 40),
        ("Halloween (1978)", 60),
        ("Halloween (2007)", 90),
        ("WALL·E (2008)", 104),
        ("M (1931)", 12),
        ("Seven (a.k.a. Se7en) (1995)", 203));

    [Fact]
    public void What_begins_so_best_known_first_then_words_then_close_ones() =>
        Assert.Equal(
            ["Star Wars: Episode IV - A New Hope (1977)", "Star Trek (2009)", "Star (2015)", "Falling Star, The (1999)", "Stir (1980)"],
            Index.Search("star", 10).Titles());

    [Theory]
    [InlineData("ring lord", "Lord of the Rings: The Two Towers, The (2002)")]
    [InlineData("tow ring", "Lord of the Rings: The Two Towers, The (2002)")]
    [InlineData("mat", "Matrix, The (1999)")]
    [InlineData("the mat", "Matrix, The (1999)")]
    [InlineData("MATRIX, T", "Matrix, The (1999)")]
    [InlineData("mati", "Matilda (1996)")]
    [InlineData("m", "Matrix, The (1999)")]
    [InlineData("walle", "WALL·E (2008)")]
    [InlineData("se7", "Seven (a.k.a. Se7en) (1995)")]
    [InlineData("halloween", "Halloween (2007)")]
    [InlineData("halloween 1978", "Halloween (1978)")]
    [InlineData("Halloween (1978)", "Halloween (1978)")]
    [InlineData("Halloween (19", "Halloween (2007)")]
    [InlineData("hope star episode", "Star Wars: Episode IV - A New Hope (1977)")]
    [InlineData("Matirx", "Matrix, The (1999)")]
    public void The_best_match_comes_first(string query, string title) => Assert.Equal(title, Index.Search(query, 3).Titles()[0]);

    [Fact]
    public void Each_typed_word_needs_a_word_of_its_own()
    {
        var index = IndexOf(("La La Land (2016)", 1), ("La Strada Grande (1954)", 50), ("Strange Land (2002)", 100));
        Assert.Equal(["La La Land (2016)"], index.Search("land la la", 5).Titles());
        Assert.Equal("Strange Land (2002)", index.Search("land str", 5).Titles()[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    public void A_blank_query_finds_nothing(string query) => Assert.Empty(Index.Search(query, 10));

    [Fact]
    public void An_exact_title_is_among_the_first_three_of_thousands_that_begin_with_it()
    {
        var films = Enumerable.Range(0, 3000).Select(i => ($"The Film Number {i}", 1000 + i)).Append(("The Film", 1)).ToArray();
        Assert.Equal(["The Film Number 2999", "The Film Number 2998", "The Film"], IndexOf(films).Search("the film", 3).Titles());
        Assert.Equal("The Film", IndexOf(films).Find("film")?.Movie.Title);
    }

    [Fact]
    public void A_known_film_of_that_very_title_comes_before_better_known_ones_that_begin_so()
    {
        var index = IndexOf(("Terminator 2: Judgment Day (1991)", 224), ("Terminator, The (1984)", 131), ("Terminator 3 (2003)", 65));
        Assert.Equal(
            ["Terminator, The (1984)", "Terminator 2: Judgment Day (1991)", "Terminator 3 (2003)"], index.Search("terminator", 3).Titles());
        Assert.Equal("Terminator 2: Judgment Day (1991)", index.Search("terminat", 3).Titles()[0]);
    }

    [Fact]
    public void What_the_text_finds_as_it_is_comes_before_merely_close_titles()
    {
        var index = IndexOf(("Rocky (1976)", 64), ("Rocky II (1979)", 26), ("Rocky IV (1985)", 29));
        Assert.Equal("Rocky II (1979)", index.Search("rocky 2", 3).Titles()[0]);
    }

    [Fact]
    public void No_more_than_asked_for()
    {
        Assert.Equal(2, Index.Search("star", 2).Count);
        Assert.Empty(Index.Search("star", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Index.Search("star", -1));
    }
}
