using MovieSimilarity.Titles;
using static MovieSimilarity.Tests.Similarity.Titles.MadeCatalogue;

namespace MovieSimilarity.Tests.Similarity.Titles;

public class SuggestTests
{
    private static readonly TitleIndex Index = IndexOf(
        ("Zodiac (2007)", 52),
        ("Shawshank Redemption, The (1994)", 317),
        ("Lord of the Rings: The Fellowship of the Ring, The (2001)", 198),
        ("Lord of the Rings: The Two Towers, The (2002)", 188),
        ("Lord of the Flies (1963)", 11),
        ("Terminator, The (1984)", 131),
        ("Terminator 2: Judgment Day (1991)", 224),
        ("Terminator 3: Rise of the Machines (2003)", 65),
        ("Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb (1964)", 97),
        ("Emma (1996)", 30),
        ("Emma (2009)", 4),
        ("Seven (a.k.a. Se7en) (1995)", 203),
        ("Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)", 120),
        ("It (1990)", 12));

    [Theory]
    [InlineData("Zodiak", "Zodiac (2007)")]
    [InlineData("Zodiak (2007)", "Zodiac (2007)")]
    [InlineData("Zodiac (1999)", "Zodiac (2007)")]
    [InlineData("Zoidac", "Zodiac (2007)")]
    [InlineData("Shawshenk Redemtion", "Shawshank Redemption, The (1994)")]
    [InlineData("Lord of the Ring", "Lord of the Rings: The Fellowship of the Ring, The (2001)")]
    [InlineData("Termnator 2", "Terminator 2: Judgment Day (1991)")]
    [InlineData("Termnator", "Terminator, The (1984)")]
    [InlineData("Dr. Strangelove", "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb (1964)")]
    [InlineData("Docter Strangelove", "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb (1964)")]
    [InlineData("fabuleux destin de amelie", "Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)")]
    [InlineData("ring lord", "Lord of the Rings: The Fellowship of the Ring, The (2001)")]
    public void The_film_meant_comes_first(string typed, string title) => Assert.Equal(title, Index.Suggest(typed, 3).Titles()[0]);

    [Theory]
    [InlineData("Ema (2009)", "Emma (2009)")]
    [InlineData("ema 2009", "Emma (2009)")]
    [InlineData("Emma (1997)", "Emma (1996)")]
    public void The_year_decides_between_films_of_one_name(string typed, string title) =>
        Assert.Equal(title, Index.Suggest(typed, 3).Titles()[0]);

    [Theory]
    [InlineData("xqzvw kjhgf")]
    [InlineData("zzz")]
    [InlineData("qt")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("???")]
    [InlineData("Completely Different Film About Nothing")]
    public void What_is_like_no_title_suggests_nothing(string typed) => Assert.Empty(Index.Suggest(typed, 5));

    [Fact]
    public void Three_letters_are_close_to_a_whole_title_only()
    {
        var index = IndexOf(("Emma (1996)", 30), ("Fat Eva Sings (1999)", 300));
        Assert.Equal(["Emma (1996)"], index.Suggest("Ema", 5).Titles());
    }

    [Fact]
    public void Closer_titles_come_before_better_known_ones()
    {
        var index = IndexOf(("Casablanca (1942)", 100), ("Casablanco (1950)", 1));
        Assert.Equal(["Casablanco (1950)", "Casablanca (1942)"], index.Suggest("Casablanco", 5).Titles());
    }

    [Fact]
    public void Popularity_breaks_near_ties()
    {
        var index = IndexOf(("Alienx (1970)", 3), ("Alieny (1980)", 90), ("Alienz (1990)", 30));
        Assert.Equal(["Alieny (1980)", "Alienz (1990)", "Alienx (1970)"], index.Suggest("Alienw", 5).Titles());
    }

    [Fact]
    public void No_more_than_asked_for_and_each_film_once()
    {
        Assert.Equal(2, Index.Suggest("lord of the ring", 2).Count);
        Assert.Empty(Index.Suggest("lord of the ring", 0));
        var all = Index.Suggest("lord of the ring", int.MaxValue);
        Assert.Equal(all.Count, all.DistinctBy(movie => movie.Id).Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => Index.Suggest("lord of the ring", -1));
    }
}
