using MovieSimilarity.Titles;
using static MovieSimilarity.Tests.Similarity.Titles.MadeCatalogue;

namespace MovieSimilarity.Tests.Similarity.Titles;

public class FindNumbersTests
{
    private static readonly TitleIndex Index = IndexOf(
        ("Rocky (1976)", 64), ("Rocky II (1979)", 26), ("Rocky V (1990)", 17), ("Toy Story 2 (1999)", 97),
        ("Godfather, The (1972)", 192), ("Godfather: Part II, The (1974)", 129), ("Karate Kid, Part II, The (1986)", 29),
        ("Back to the Future Part II (1989)", 87), ("Mission: Impossible II (2000)", 77), ("Kill Bill: Vol. 2 (2004)", 110),
        ("John Wick: Chapter Two (2017)", 7), ("Che: Part One (2008)", 1), ("Hot Shots! Part Deux (1993)", 60),
        ("Friday the 13th (1980)", 16), ("Friday the 13th Part VIII: Jason Takes Manhattan (1989)", 3), ("Saw XIX (2031)", 1),
        ("Star Wars: Episode IV - A New Hope (1977)", 251), ("Star Trek V: The Final Frontier (1989)", 30), ("Henry V (1989)", 19),
        ("Guardians of the Galaxy 2 (2017)", 30), ("Pirates of the Caribbean: The Curse of the Black Pearl (2003)", 149),
        ("12 Angry Men (1957)", 57), ("Seven Samurai (Shichinin no samurai) (1954)", 48), ("21 Grams (2003)", 25), ("21 (2008)", 18),
        ("25th Hour (2002)", 22), ("50 First Dates (2004)", 47), ("101 Dalmatians (1996)", 47), ("400 Blows, The (1959)", 11), ("(500) Days of Summer (2009)", 42),
        ("20,000 Leagues Under the Sea (1954)", 17), ("2001: A Space Odyssey (1968)", 109), ("1984 (1956)", 3), ("2012 (2009)", 21),
        ("8 1/2 (8½) (1963)", 14), ("9 1/2 Weeks (1986)", 10), ("Naked Gun 33 1/3: The Final Insult (1994)", 58),
        ("One, Two, Three (1961)", 2), ("Batman v Superman: Dawn of Justice (2016)", 16), ("A.I. Artificial Intelligence (2001)", 56),
        ("I, Robot (2004)", 61), ("Malcolm X (1992)", 15), ("X-Men (2000)", 133));

    [Theory]
    [InlineData("Rocky 2", "Rocky II (1979)")]
    [InlineData("rocky two", "Rocky II (1979)")]
    [InlineData("Rocky Part II", "Rocky II (1979)")]
    [InlineData("Rocky 5 (1990)", "Rocky V (1990)")]
    [InlineData("Toy Story II", "Toy Story 2 (1999)")]
    [InlineData("The Godfather Part 2", "Godfather: Part II, The (1974)")]
    [InlineData("Godfather 2", "Godfather: Part II, The (1974)")]
    [InlineData("godfather pt. 2 1974", "Godfather: Part II, The (1974)")]
    [InlineData("Karate Kid 2", "Karate Kid, Part II, The (1986)")]
    [InlineData("Back to the Future 2", "Back to the Future Part II (1989)")]
    [InlineData("Mission Impossible 2", "Mission: Impossible II (2000)")]
    [InlineData("Kill Bill 2", "Kill Bill: Vol. 2 (2004)")]
    [InlineData("Kill Bill Volume Two", "Kill Bill: Vol. 2 (2004)")]
    [InlineData("John Wick 2", "John Wick: Chapter Two (2017)")]
    [InlineData("Che Part I", "Che: Part One (2008)")]
    [InlineData("Hot Shots 2", "Hot Shots! Part Deux (1993)")]
    [InlineData("Friday the Thirteenth", "Friday the 13th (1980)")]
    [InlineData("Saw 19", "Saw XIX (2031)")]
    [InlineData("Henry 5", "Henry V (1989)")]
    [InlineData("Guardians of the Galaxy Vol. 2", "Guardians of the Galaxy 2 (2017)")]
    [InlineData("Star Trek 5: The Final Frontier", "Star Trek V: The Final Frontier (1989)")]
    [InlineData("Twelve Angry Men", "12 Angry Men (1957)")]
    [InlineData("7 Samurai", "Seven Samurai (Shichinin no samurai) (1954)")]
    [InlineData("Twenty-One Grams", "21 Grams (2003)")]
    [InlineData("Twenty-fifth Hour", "25th Hour (2002)")]
    [InlineData("Fifty First Dates", "50 First Dates (2004)")]
    [InlineData("One Hundred and One Dalmatians", "101 Dalmatians (1996)")]
    [InlineData("The Four Hundred Blows", "400 Blows, The (1959)")]
    [InlineData("Five Hundred Days of Summer", "(500) Days of Summer (2009)")]
    [InlineData("Twenty Thousand Leagues Under the Sea", "20,000 Leagues Under the Sea (1954)")]
    [InlineData("Two Thousand and One: A Space Odyssey", "2001: A Space Odyssey (1968)")]
    [InlineData("nineteen eighty-four", "1984 (1956)")]
    [InlineData("twenty twelve", "2012 (2009)")]
    [InlineData("8 and a half", "8 1/2 (8½) (1963)")]
    [InlineData("eight and a half", "8 1/2 (8½) (1963)")]
    [InlineData("Nine and a Half Weeks", "9 1/2 Weeks (1986)")]
    [InlineData("1 2 3", "One, Two, Three (1961)")]
    public void Numbers_are_found_however_they_are_written(string typed, string title)
    {
        var match = Index.Find(typed);
        Assert.Equal((title, TitleMatchKind.Numeral), (match?.Movie.Title, match?.Matched));
    }

    [Theory]
    [InlineData("Star Wars Episode 4", "Star Wars: Episode IV - A New Hope (1977)")]
    [InlineData("Star Trek 5", "Star Trek V: The Final Frontier (1989)")]
    [InlineData("Friday the 13th Part 8", "Friday the 13th Part VIII: Jason Takes Manhattan (1989)")]
    [InlineData("Naked Gun 33⅓", "Naked Gun 33 1/3: The Final Insult (1994)")]
    public void A_beginning_ends_with_a_number_however_it_is_written(string typed, string title)
    {
        Assert.SkipWhen("⅓".Normalize(System.Text.NormalizationForm.FormKD).Length == 1, "This process runs without normalisation data.");
        var match = Index.Find(typed);
        Assert.Equal((title, TitleMatchKind.Beginning), (match?.Movie.Title, match?.Matched));
    }

    [Theory]
    [InlineData("8.5", "8 1/2 (8½) (1963)")]
    [InlineData("9.5 Weeks (1986)", "9 1/2 Weeks (1986)")]
    public void A_decimal_fraction_is_a_half(string typed, string title) => Assert.Equal(title, Index.Find(typed)?.Movie.Title);

    [Theory]
    [InlineData("Rocky 1", "Rocky (1976)")]
    [InlineData("The Godfather Part I", "Godfather, The (1972)")]
    [InlineData("Pirates of the Caribbean 1", "Pirates of the Caribbean: The Curse of the Black Pearl (2003)")]
    public void The_first_film_of_a_series_is_found_by_a_number_it_does_not_have(string typed, string title) =>
        Assert.Equal(title, Index.Find(typed)?.Movie.Title);

    [Theory]
    [InlineData("Rocky 3")]
    [InlineData("Godfather 3")]
    [InlineData("Rocky 2 (1995)")]
    [InlineData("Malcolm XI")]
    [InlineData("10-Men")]
    [InlineData("1, Robot")]
    [InlineData("Part 12")]
    [InlineData("Episode XII")]
    public void A_number_that_no_film_has_finds_nothing(string typed) => Assert.Null(Index.Find(typed));

    [Theory]
    [InlineData("21", "21 (2008)")]
    [InlineData("A.I.", "A.I. Artificial Intelligence (2001)")]
    [InlineData("I Robot", "I, Robot (2004)")]
    [InlineData("Malcolm X", "Malcolm X (1992)")]
    [InlineData("X Men", "X-Men (2000)")]
    [InlineData("Batman vs Superman", "Batman v Superman: Dawn of Justice (2016)")]
    public void Letters_that_are_no_numbers_stay_letters(string typed, string title) => Assert.Equal(title, Index.Find(typed)?.Movie.Title);

    [Fact]
    public void A_number_as_a_film_writes_it_wins()
    {
        var index = IndexOf(("Nine (2009)", 1), ("9 (2009)", 900), ("13 Ghosts (1960)", 4), ("Thirteen Ghosts (2001)", 12), ("Rocky 2 (1999)", 1), ("Rocky II (1979)", 9));
        Assert.All(["Nine (2009)", "9 (2009)", "13 Ghosts (1960)", "Thirteen Ghosts (2001)", "Rocky 2 (1999)", "Rocky II (1979)"], title =>
        {
            var typed = ParsedTitle.Parse(title).MainTitle.ToLowerInvariant();
            Assert.Equal((title, TitleMatchKind.WithoutYear), (index.Find(typed)!.Movie.Title, index.Find(typed)!.Matched));
        });
    }

    [Fact]
    public void A_far_better_known_film_wins_over_a_number_in_an_alternative_title()
    {
        var index = IndexOf(("Ocean's Eleven (2001)", 119), ("Ocean's Eleven (a.k.a. Ocean's 11) (1960)", 11));
        Assert.Equal("Ocean's Eleven (2001)", index.Find("Oceans 11")?.Movie.Title);
        Assert.Equal("Ocean's Eleven (a.k.a. Ocean's 11) (1960)", index.Find("Oceans 11 (1960)")?.Movie.Title);
    }
}
