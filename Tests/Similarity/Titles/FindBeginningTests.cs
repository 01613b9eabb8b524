using MovieSimilarity.Titles;
using static MovieSimilarity.Tests.Similarity.Titles.MadeCatalogue;

namespace MovieSimilarity.Tests.Similarity.Titles;

public class FindBeginningTests
{
    private static readonly TitleIndex Index = IndexOf(
        ("Star Wars: Episode V - The Empire Strikes Back (1980)", 211), ("Star Wars: Episode IV - A New Hope (1977)", 251),
        ("Star Wars: Episode II - Attack of the Clones (2002)", 92), ("Star (2015)", 1),
        ("Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb (1964)", 97),
        ("Birdman: Or (The Unexpected Virtue of Ignorance) (2014)", 26), ("Birdman of Alcatraz (1962)", 10),
        ("Borat: Cultural Learnings of America for Make Benefit Glorious Nation of Kazakhstan (2006)", 65),
        ("2001: A Space Odyssey (1968)", 109), ("2001 Maniacs (2005)", 2), ("Terminator, The (1984)", 131), ("Terminator 2: Judgment Day (1991)", 224),
        ("Kill Bill: Vol. 1 (2003)", 131), ("Kill Bill: Vol. 2 (2004)", 110), ("Shawshank Redemption, The (1994)", 317),
        ("Raiders of the Lost Ark (Indiana Jones and the Raiders of the Lost Ark) (1981)", 200), ("Indiana Jones and the Last Crusade (1989)", 140),
        ("E.T. the Extra-Terrestrial (1982)", 122), ("Ferris Bueller's Day Off (1986)", 109), ("Alien (1979)", 146), ("Aliens (1986)", 126),
        ("It (2017)", 9), ("It's a Wonderful Life (1946)", 58), ("Matrix, The (1999)", 278), ("Matrix Reloaded, The (2003)", 96),
        ("Mission, The (1986)", 9), ("Mission: Impossible (1996)", 162), ("Crouching Tiger, Hidden Dragon (Wo hu cang long) (2000)", 110),
        ("Lord of the Rings: The Two Towers, The (2002)", 188), ("Lord of the Rings: The Fellowship of the Ring, The (2001)", 198),
        ("Lord of the Rings, The (1978)", 15), ("Mission: Impossible - Ghost Protocol (2011)", 22));

    [Theory]
    [InlineData("Star Wars", "Star Wars: Episode IV - A New Hope (1977)")]
    [InlineData("Star Wars (1980)", "Star Wars: Episode V - The Empire Strikes Back (1980)")]
    [InlineData("star wars 2002", "Star Wars: Episode II - Attack of the Clones (2002)")]
    [InlineData("Star Wars: A New Hope", "Star Wars: Episode IV - A New Hope (1977)")]
    [InlineData("The Empire Strikes Back", "Star Wars: Episode V - The Empire Strikes Back (1980)")]
    [InlineData("empire strikes", "Star Wars: Episode V - The Empire Strikes Back (1980)")]
    [InlineData("Dr. Strangelove", "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb (1964)")]
    [InlineData("Doctor Strangelove", "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb (1964)")]
    [InlineData("Birdman", "Birdman: Or (The Unexpected Virtue of Ignorance) (2014)")]
    [InlineData("Borat", "Borat: Cultural Learnings of America for Make Benefit Glorious Nation of Kazakhstan (2006)")]
    [InlineData("2001", "2001: A Space Odyssey (1968)")]
    [InlineData("Terminator 2", "Terminator 2: Judgment Day (1991)")]
    [InlineData("Judgment Day", "Terminator 2: Judgment Day (1991)")]
    [InlineData("Kill Bill", "Kill Bill: Vol. 1 (2003)")]
    [InlineData("Shawshank", "Shawshank Redemption, The (1994)")]
    [InlineData("The Shawshank", "Shawshank Redemption, The (1994)")]
    [InlineData("Indiana Jones", "Raiders of the Lost Ark (Indiana Jones and the Raiders of the Lost Ark) (1981)")]
    [InlineData("Wo hu", "Crouching Tiger, Hidden Dragon (Wo hu cang long) (2000)")]
    [InlineData("ET", "E.T. the Extra-Terrestrial (1982)")]
    [InlineData("Ferris Bueller", "Ferris Bueller's Day Off (1986)")]
    [InlineData("Ghost Protocol", "Mission: Impossible - Ghost Protocol (2011)")]
    [InlineData("Lord of the Rings", "Lord of the Rings: The Fellowship of the Ring, The (2001)")]
    [InlineData("The Lord of the Rings", "Lord of the Rings: The Fellowship of the Ring, The (2001)")]
    [InlineData("Lord of the Rings Two Towers", "Lord of the Rings: The Two Towers, The (2002)")]
    [InlineData("LOTR", "Lord of the Rings: The Fellowship of the Ring, The (2001)")]
    public void The_first_words_or_those_around_a_separator_find_the_most_rated_film(string typed, string title) =>
        Assert.Equal(title, Index.Find(typed)?.Movie.Title);

    [Theory]
    [InlineData("Star", "Star (2015)", TitleMatchKind.WithoutYear)]
    [InlineData("It", "It (2017)", TitleMatchKind.WithoutYear)]
    [InlineData("Alien", "Alien (1979)", TitleMatchKind.WithoutYear)]
    [InlineData("Aliens", "Aliens (1986)", TitleMatchKind.WithoutYear)]
    [InlineData("Terminator", "Terminator, The (1984)", TitleMatchKind.WithoutYear)]
    [InlineData("The Mission", "Mission, The (1986)", TitleMatchKind.WithoutYear)]
    [InlineData("Lord of the Rings (1978)", "Lord of the Rings, The (1978)", TitleMatchKind.Exact)]
    public void A_film_of_the_whole_name_wins(string typed, string title, TitleMatchKind matched)
    {
        var match = Index.Find(typed);
        Assert.Equal((title, matched), (match?.Movie.Title, match?.Matched));
    }

    [Fact]
    public void The_other_films_that_begin_so_are_listed()
    {
        Assert.Equal(
            ["Star Wars: Episode V - The Empire Strikes Back (1980)", "Star Wars: Episode II - Attack of the Clones (2002)"],
            Index.Find("star wars")!.OtherMovies.Titles());
        Assert.Equal(
            ["Lord of the Rings: The Two Towers, The (2002)", "Lord of the Rings, The (1978)"],
            Index.Find("lord of the rings")!.OtherMovies.Titles());
    }

    [Theory]
    [InlineData("The")]
    [InlineData("Shawsh")]
    [InlineData("Terminator 3")]
    [InlineData("Redemption")]
    [InlineData("New")]
    [InlineData("Matrix (2003)")]
    [InlineData("Alien 1986")]
    [InlineData("Borat (1999)")]
    [InlineData("Shawshenk Redemtion")]
    public void Parts_of_words_other_years_and_misspelt_titles_find_nothing(string typed) => Assert.Null(Index.Find(typed));

    [Fact]
    public void A_misspelt_title_finds_the_closest_film_where_that_is_asked_for()
    {
        var match = Index.Find("Shawshenk Redemtion", fuzzy: true);
        Assert.Equal(("Shawshank Redemption, The (1994)", TitleMatchKind.Fuzzy), (match?.Movie.Title, match?.Matched));
        Assert.Equal(TitleMatchKind.WithoutYear, Index.Find("Alien", fuzzy: true)?.Matched);
        Assert.Null(Index.Find("xqzvw kjhgf", fuzzy: true));
    }
}
