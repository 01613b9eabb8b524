using MovieSimilarity.Titles;
using static MovieSimilarity.Tests.Similarity.Titles.MadeCatalogue;

namespace MovieSimilarity.Tests.Similarity.Titles;

public class FindCopiedTests
{
    private static readonly TitleIndex Index = IndexOf(
        ("Matrix, The (1999)", 278), ("Schindler's List (1993)", 220), ("Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)", 120),
        ("Lilo & Stitch (2002)", 30), ("Lock, Stock & Two Smoking Barrels (1998)", 67), ("Mr. & Mrs. Smith (2005)", 59),
        ("Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966)", 72), ("Léon: The Professional (Léon) (1994)", 133),
        ("Blade Runner 2049 (2017)", 18), ("Scott Pilgrim vs. the World (2010)", 40), ("100% Wolf (2020)", 1), ("[REC] (2007)", 5),
        ("Spirited Away (Sen to Chihiro no kamikakushi) (2001)", 87), ("Stalker (1979)", 12), ("And Justice for All (1979)", 7));

    [Theory]
    [InlineData("The Matrix (1999) [BluRay]", "Matrix, The (1999)")]
    [InlineData("The Matrix [1999] [1080p]", "Matrix, The (1999)")]
    [InlineData("The Matrix (1999) (1080p) {x264}", "Matrix, The (1999)")]
    [InlineData("The.Matrix.1999.1080p.BluRay.x264", "Matrix, The (1999)")]
    [InlineData("Blade.Runner.2049.2017.2160p.HDR", "Blade Runner 2049 (2017)")]
    [InlineData("Schindler&#39;s List", "Schindler's List (1993)")]
    [InlineData("Lilo &amp; Stitch", "Lilo & Stitch (2002)")]
    [InlineData("Schindler%27s%20List", "Schindler's List (1993)")]
    [InlineData("Am%C3%A9lie", "Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)")]
    [InlineData("100% Wolf", "100% Wolf (2020)")]
    [InlineData("lilo  stitch 2002", "Lilo & Stitch (2002)")]
    [InlineData("Lilo + Stitch", "Lilo & Stitch (2002)")]
    [InlineData("Lock, Stock n Two Smoking Barrels", "Lock, Stock & Two Smoking Barrels (1998)")]
    [InlineData("Mister and Mrs Smith", "Mr. & Mrs. Smith (2005)")]
    [InlineData("Good, Bad and Ugly", "Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966)")]
    [InlineData("Scott Pilgrim versus the World", "Scott Pilgrim vs. the World (2010)")]
    [InlineData("Léon aka The Professional", "Léon: The Professional (Léon) (1994)")]
    [InlineData("Spirited Away [Sen to Chihiro no kamikakushi]", "Spirited Away (Sen to Chihiro no kamikakushi) (2001)")]
    [InlineData("Chihiro (Spirited Away)", "Spirited Away (Sen to Chihiro no kamikakushi) (2001)")]
    [InlineData("[rec] 2007", "[REC] (2007)")]
    [InlineData("Сталкер", "Stalker (1979)")]
    [InlineData("...And Justice for All", "And Justice for All (1979)")]
    public void What_copying_adds_loses_or_encodes_does_no_harm(string typed, string title) => Assert.Equal(title, Index.Find(typed)?.Movie.Title);

    [Theory]
    [InlineData("Lilo Stitch", TitleMatchKind.WithoutYear)]
    [InlineData("Lilo  Stitch (2002)", TitleMatchKind.Exact)]
    [InlineData("Le fabuleux destin d'Amélie Poulain (2001)", TitleMatchKind.AlternativeTitle)]
    public void Differences_besides_numbers_are_no_numerals(string typed, TitleMatchKind matched) => Assert.Equal(matched, Index.Find(typed)?.Matched);
}
