using MovieSimilarity.Titles;

namespace MovieSimilarity.Tests.Similarity.Titles;

public class ParsedTitleTests
{
    [Theory]
    [InlineData("Matrix, The (1999)", "Matrix, The", 1999)]
    [InlineData("  From Dusk Till Dawn 2: Texas Blood Money (1999) ", "From Dusk Till Dawn 2: Texas Blood Money", 1999)]
    [InlineData("2001: A Space Odyssey (1968)", "2001: A Space Odyssey", 1968)]
    [InlineData("Blade Runner 2049 (2017)", "Blade Runner 2049", 2017)]
    [InlineData("Hyena Road", "Hyena Road", null)]
    [InlineData("Babylon 5", "Babylon 5", null)]
    [InlineData("貞子3D (2012)", "貞子3D", 2012)]
    [InlineData("Death Note: Desu nôto (2006–2007)", "Death Note: Desu nôto", 2006)]
    [InlineData("Fawlty Towers (1975-1979)", "Fawlty Towers", 1975)]
    [InlineData("Black Mirror (2011– )", "Black Mirror", 2011)]
    [InlineData("(500) Days of Summer (2009)", "(500) Days of Summer", 2009)]
    [InlineData("Evangelion: 3.0 You Can (Not) Redo (2012)", "Evangelion: 3.0 You Can (Not) Redo", 2012)]
    [InlineData("Frontière(s) (2007)", "Frontière(s)", 2007)]
    [InlineData("(Untitled) (2009)", "(Untitled)", 2009)]
    [InlineData("", "", null)]
    [InlineData("   ", "", null)]
    public void A_title_without_alternatives_is_a_main_title_and_a_year(string title, string main, int? year)
    {
        var parsed = ParsedTitle.Parse(title);
        Assert.Equal((main, year), (parsed.MainTitle, parsed.Year));
        Assert.Empty(parsed.AlternativeTitles);
    }

    [Theory]
    [InlineData("Seven (a.k.a. Se7en) (1995)", "Seven", "Se7en")]
    [InlineData("Asterix in America (a.k.a Asterix Conquers America) (Astérix et les Indiens) (1994)", "Asterix in America", "Asterix Conquers America|Astérix et les Indiens")]
    [InlineData("European Vacation (aka National Lampoon's European Vacation) (1985)", "European Vacation", "National Lampoon's European Vacation")]
    [InlineData("City of Lost Children, The (Cité des enfants perdus, La) (1995)", "City of Lost Children, The", "Cité des enfants perdus, La")]
    [InlineData("Léon: The Professional (a.k.a. The Professional) (Léon) (1994)", "Léon: The Professional", "The Professional|Léon")]
    [InlineData("$ (Dollars) (1971)", "$", "Dollars")]
    [InlineData("Fast & Furious (Fast and the Furious 4, The) (2009)", "Fast & Furious", "Fast and the Furious 4, The")]
    [InlineData("(Untitled) (Nameless) (2009)", "(Untitled)", "Nameless")]
    [InlineData("Hidden (a.k.a. Cache) (Cache) (2005)", "Hidden", "Cache")]
    [InlineData("Akira (Akarui mirai) (1988)", "Akira", "Akarui mirai")]
    public void Alternative_titles_come_from_the_closing_parentheses(string title, string main, string alternatives)
    {
        var parsed = ParsedTitle.Parse(title);
        Assert.Equal(main, parsed.MainTitle);
        Assert.Equal(alternatives.Split('|'), parsed.AlternativeTitles);
    }

    [Theory]
    [InlineData("Mona (Mona ja palava rakkaus) (1983))", "Mona", "Mona ja palava rakkaus", 1983)]
    [InlineData("Open (Never Closed (1999)", "Open", "Never Closed", 1999)]
    [InlineData("Open (Never Closed", "Open", "Never Closed", null)]
    [InlineData("Outer (Middle (Inner)) (2001)", "Outer", "Middle|Inner", 2001)]
    [InlineData("Alone (You Are (Not) Alone) (2007)", "Alone", "You Are (Not) Alone", 2007)]
    [InlineData("Early (1950) (Late) (2001)", "Early", "Late", 2001)]
    [InlineData("Yearly (1950) (Annuel)", "Yearly", "Annuel", 1950)]
    public void Nested_and_unbalanced_parentheses_do_no_harm(string title, string main, string alternatives, int? year)
    {
        var parsed = ParsedTitle.Parse(title);
        Assert.Equal((main, year), (parsed.MainTitle, parsed.Year));
        Assert.Equal(alternatives.Split('|'), parsed.AlternativeTitles);
    }

    [Fact]
    public void A_title_that_is_nothing_but_a_year_keeps_it_as_its_name() =>
        Assert.Equal(("(1984)", 1984), (ParsedTitle.Parse("(1984)").MainTitle, ParsedTitle.Parse("(1984)").Year));

    [Theory]
    [InlineData("Short (199)")]
    [InlineData("Long (19999)")]
    [InlineData("Zero (0000)")]
    [InlineData("Other digits (١٩٩٩)")]
    public void What_is_not_four_digits_is_not_a_year(string title) => Assert.Null(ParsedTitle.Parse(title).Year);

    [Fact]
    public void Null_is_refused() => Assert.Throws<ArgumentNullException>(() => ParsedTitle.Parse(null!));
}
