using MovieSimilarity.Catalogue;
using MovieSimilarity.Titles;
using static MovieSimilarity.Tests.Similarity.Titles.MadeCatalogue;

namespace MovieSimilarity.Tests.Similarity.Titles;

public class FindTests
{
    private static readonly TitleIndex Index = IndexOf(
        ("Matrix, The (1999)", 278),
        ("Matrix Reloaded, The (2003)", 96),
        ("Seven (a.k.a. Se7en) (1995)", 203),
        ("City of Lost Children, The (Cité des enfants perdus, La) (1995)", 38),
        ("Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)", 120),
        ("Léon: The Professional (a.k.a. The Professional) (Léon) (1994)", 133),
        ("Shawshank Redemption, The (1994)", 317),
        ("2001: A Space Odyssey (1968)", 109),
        ("Blade Runner (1982)", 124),
        ("Blade Runner 2049 (2017)", 18),
        ("1984 (1956)", 3),
        ("Nineteen Eighty-Four (1984)", 5),
        ("Hyena Road", 1),
        ("Babylon 5", 2),
        ("貞子3D (2012)", 1),
        ("$ (Dollars) (1971)", 1),
        ("Death Note: Desu nôto (2006–2007)", 1),
        ("Fast & Furious (Fast and the Furious 4, The) (2009)", 12),
        ("Don't Look Now (1973)", 9),
        ("Spider-Man (2002)", 122),
        ("Amazing Spider-Man, The (2012)", 17),
        ("WALL·E (2008)", 104),
        ("Die Hard (1988)", 145),
        ("Hard (1998)", 1),
        ("Welle, Die (2008)", 4),
        ("Avventura, L' (Adventure, The) (1960)", 2),
        ("Grønne slagtere, De (2003)", 3),
        ("M (1931)", 12),
        ("From Dusk Till Dawn 2 (1999) ", 6),
        ("Alien³ (a.k.a. Alien 3) (1992)", 50),
        ("Frontière(s) (2007)", 1));

    [Theory]
    [InlineData("Matrix, The (1999)", "Matrix, The (1999)")]
    [InlineData("MATRIX, THE (1999)", "Matrix, The (1999)")]
    [InlineData("The Matrix", "Matrix, The (1999)")]
    [InlineData("Matrix, The", "Matrix, The (1999)")]
    [InlineData("Matrix", "Matrix, The (1999)")]
    [InlineData("matrix the", "Matrix, The (1999)")]
    [InlineData("The Matrix (1999)", "Matrix, The (1999)")]
    [InlineData("the matrix 1999", "Matrix, The (1999)")]
    [InlineData("matrix, the 1999", "Matrix, The (1999)")]
    [InlineData("matrix, the (1999)", "Matrix, The (1999)")]
    [InlineData("  matrix   [1999] ", "Matrix, The (1999)")]
    [InlineData("the matrix (1999", "Matrix, The (1999)")]
    [InlineData("amelie", "Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)")]
    [InlineData("Amélie", "Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)")]
    [InlineData("le fabuleux destin d'amelie poulain", "Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)")]
    [InlineData("leon the professional", "Léon: The Professional (a.k.a. The Professional) (Léon) (1994)")]
    [InlineData("The Professional", "Léon: The Professional (a.k.a. The Professional) (Léon) (1994)")]
    [InlineData("leon", "Léon: The Professional (a.k.a. The Professional) (Léon) (1994)")]
    [InlineData("shawshank redemption (1994)", "Shawshank Redemption, The (1994)")]
    [InlineData("hyena road", "Hyena Road")]
    [InlineData("babylon 5", "Babylon 5")]
    [InlineData("貞子3d", "貞子3D (2012)")]
    [InlineData("$", "$ (Dollars) (1971)")]
    [InlineData("$ (1971)", "$ (Dollars) (1971)")]
    [InlineData("dollars 1971", "$ (Dollars) (1971)")]
    [InlineData("Death Note: Desu nôto (2006-2007)", "Death Note: Desu nôto (2006–2007)")]
    [InlineData("death note desu noto 2006 2007", "Death Note: Desu nôto (2006–2007)")]
    [InlineData("Death Note: Desu noto (2006)", "Death Note: Desu nôto (2006–2007)")]
    [InlineData("fast and furious", "Fast & Furious (Fast and the Furious 4, The) (2009)")]
    [InlineData("The Fast & the Furious 4", "Fast & Furious (Fast and the Furious 4, The) (2009)")]
    [InlineData("dont look now", "Don't Look Now (1973)")]
    [InlineData("don’t look now", "Don't Look Now (1973)")]
    [InlineData("spiderman", "Spider-Man (2002)")]
    [InlineData("Spider Man (2002)", "Spider-Man (2002)")]
    [InlineData("amazing spiderman 2012", "Amazing Spider-Man, The (2012)")]
    [InlineData("WALL-E", "WALL·E (2008)")]
    [InlineData("walle", "WALL·E (2008)")]
    [InlineData("die welle", "Welle, Die (2008)")]
    [InlineData("welle", "Welle, Die (2008)")]
    [InlineData("L'Avventura", "Avventura, L' (Adventure, The) (1960)")]
    [InlineData("avventura (1960)", "Avventura, L' (Adventure, The) (1960)")]
    [InlineData("the adventure", "Avventura, L' (Adventure, The) (1960)")]
    [InlineData("de gronne slagtere", "Grønne slagtere, De (2003)")]
    [InlineData("From Dusk Till Dawn 2 (1999)", "From Dusk Till Dawn 2 (1999) ")]
    [InlineData("alien 3", "Alien³ (a.k.a. Alien 3) (1992)")]
    [InlineData("Frontieres", "Frontière(s) (2007)")]
    public void Titles_are_found_as_people_type_them(string typed, string title)
    {
        var match = Index.Find(typed);
        Assert.NotNull(match);
        Assert.Equal(title, match.Movie.Title);
        Assert.Empty(match.OtherMovies);
    }

    [Theory]
    [InlineData("Se7en", "Seven (a.k.a. Se7en) (1995)")]
    [InlineData("Se7en (1995)", "Seven (a.k.a. Se7en) (1995)")]
    [InlineData("seven a.k.a. se7en", "Seven (a.k.a. Se7en) (1995)")]
    [InlineData("Seven (Se7en) (1995)", "Seven (a.k.a. Se7en) (1995)")]
    [InlineData("Seven (the one with the box)", "Seven (a.k.a. Se7en) (1995)")]
    [InlineData("La cité des enfants perdus", "City of Lost Children, The (Cité des enfants perdus, La) (1995)")]
    [InlineData("Cite des enfants perdus, La (1995)", "City of Lost Children, The (Cité des enfants perdus, La) (1995)")]
    [InlineData("City of Lost Children The Cite des enfants perdus La 1995", "City of Lost Children, The (Cité des enfants perdus, La) (1995)")]
    public void Alternative_titles_find_the_film(string typed, string title) => Assert.Equal(title, Index.Find(typed)?.Movie.Title);

    [Theory]
    [InlineData("2001 a space odyssey", "2001: A Space Odyssey (1968)")]
    [InlineData("2001: a space odyssey 1968", "2001: A Space Odyssey (1968)")]
    [InlineData("blade runner 2049", "Blade Runner 2049 (2017)")]
    [InlineData("Blade Runner 2049 (2017)", "Blade Runner 2049 (2017)")]
    [InlineData("blade runner 1982", "Blade Runner (1982)")]
    [InlineData("1984", "1984 (1956)")]
    [InlineData("1984 1956", "1984 (1956)")]
    [InlineData("nineteen eighty-four 1984", "Nineteen Eighty-Four (1984)")]
    [InlineData("(1984)", "Nineteen Eighty-Four (1984)")]
    public void A_number_is_part_of_the_title_before_it_is_a_year(string typed, string title) =>
        Assert.Equal(title, Index.Find(typed)?.Movie.Title);

    [Theory]
    [InlineData("Matrix, The (2003)")]
    [InlineData("the matrix 2003")]
    [InlineData("Blade Runner (2049)")]
    [InlineData("Se7en (1999)")]
    [InlineData("Zodiac (1984)")]
    public void A_year_that_no_film_of_the_name_has_finds_nothing(string typed) => Assert.Null(Index.Find(typed));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("The")]
    [InlineData("Matri")]
    [InlineData("A M")]
    [InlineData("!!!")]
    public void What_is_no_title_finds_nothing(string typed) => Assert.Null(Index.Find(typed));

    [Fact]
    public void A_word_that_is_an_article_in_another_language_is_not_dropped()
    {
        Assert.Equal("Die Hard (1988)", Index.Find("die hard")?.Movie.Title);
        Assert.Null(IndexOf("Hard (1998)").Find("Die Hard"));
    }

    [Fact]
    public void The_year_of_the_film_and_the_one_in_its_title_both_count()
    {
        var index = new TitleIndex(new MovieCatalogue(
            [new Movie(1, "Late (1999)", 2001, [], 1, 4), new Movie(2, "Hyena Road", 2015, [], 1, 4)]));
        Assert.All(["Late (1999)", "late 2001"], typed => Assert.Equal(1, index.Find(typed)?.Movie.Id));
        Assert.Equal(2, index.Find("hyena road (2015)")?.Movie.Id);
    }

    [Fact]
    public void A_title_longer_than_what_is_read_is_found_by_itself()
    {
        var title = string.Concat(Enumerable.Repeat("Very long ", 40)) + "(1999)";
        Assert.Equal(title, IndexOf(title, "Short (1999)").Find(title)?.Movie.Title);
    }

    [Fact]
    public void An_empty_catalogue_finds_nothing()
    {
        var index = new TitleIndex(new MovieCatalogue([]));
        Assert.Null(index.Find("Matrix"));
        Assert.Empty(index.Suggest("Matrix", 5));
        Assert.Empty(index.Search("Matrix", 5));
    }

    [Theory]
    [InlineData("Schindler&#39;s List")]
    [InlineData("Schindler's List")]
    [InlineData("schindlers list (1993)")]
    [InlineData("Schindler&#x27;s List (1993)")]
    [InlineData("Schindler&amp;#39;s List")]
    [InlineData("Schindler&rsquo;s List")]
    public void Html_entities_are_the_characters_they_stand_for_on_either_side(string typed)
    {
        foreach (var title in (string[])["Schindler's List (1993)", "Schindler&#39;s List (1993)", "Schindler&amp;#39;s List (1993)"])
            Assert.Equal(title, IndexOf(title, "Fast & Furious (2009)").Find(typed)?.Movie.Title);
    }

    [Theory]
    [InlineData("Fast &amp; Furious")]
    [InlineData("Fast and Furious")]
    [InlineData("Am&eacute;lie", "Amélie (2001)")]
    [InlineData("Amelie", "Am&eacute;lie (2001)")]
    public void Entities_of_letters_and_of_the_ampersand_count(string typed, string title = "Fast & Furious (2009)") =>
        Assert.Equal(title, IndexOf(title, "Heat (1995)").Find(typed)?.Movie.Title);
}
