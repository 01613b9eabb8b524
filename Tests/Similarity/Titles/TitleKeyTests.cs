using System.Text;
using MovieSimilarity.Titles;

namespace MovieSimilarity.Tests.Similarity.Titles;

public class TitleKeyTests
{
    [Theory]
    [InlineData("Amélie", "amelie")]
    [InlineData("Ame\u0301lie", "amelie")]
    [InlineData("Øystein Łódź Straße Ærø Œuvre Đorđe Ilgın İstanbul Þór", "oystein lodz strasse aero oeuvre dorde ilgin istanbul thor")]
    [InlineData("Fast & Furious", "fast and furious")]
    [InlineData("R&B", "r and b")]
    [InlineData("Don't Look Now", "dont look now")]
    [InlineData("Don’t Look Now", "dont look now")]
    [InlineData("WALL·E", "wall e")]
    [InlineData("  Tie Me Up!  Tie Me Down! ", "tie me up tie me down")]
    [InlineData("貞子3D", "貞子3d")]
    [InlineData("ΟΔΟΣ", "οδοσ")]
    [InlineData("οδος", "οδοσ")]
    [InlineData("Сталкер", "stalker")]
    [InlineData("Щит и ёж", "shchit i ezh")]
    [InlineData("$", "$")]
    [InlineData("…?!", "…?!")]
    [InlineData(" \t\n", "")]
    public void A_key_holds_what_counts_of_a_title(string title, string key) => Assert.Equal(key, TitleKey.Of(title));

    [Theory]
    [InlineData("Nhiều Țară", "nhieu tara")]
    [InlineData("Ｍａｔｒｉｘ", "matrix")]
    [InlineData("Alien³", "alien3")]
    [InlineData("8½", "8 1 2")]
    [InlineData("33⅓", "33 1 3")]
    public void Characters_count_as_what_they_decompose_to(string title, string key)
    {
        SkipWithoutNormalisation();
        Assert.Equal(key, TitleKey.Of(title));
    }

    [Fact]
    public void Every_accented_letter_of_the_table_agrees_with_normalisation()
    {
        SkipWithoutNormalisation();
        for (var letter = '\u00C0'; letter <= '\u017F'; letter++)
        {
            var decomposed = letter.ToString().Normalize(NormalizationForm.FormD);
            if (decomposed.Length > 1) Assert.Equal(decomposed[..1].ToLowerInvariant(), LatinLetters.Fold(letter).ToString());
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ﷺ")]
    [InlineData("& ")]
    [InlineData("x ")]
    [InlineData("🎬")]
    [InlineData("æ")]
    public void A_key_is_never_longer_than_the_limit(string unit) =>
        Assert.InRange(TitleKey.Of(string.Concat(Enumerable.Repeat(unit, 10_000))).Length, 1, TitleKey.MaximumLength);

    // .NET's globalization-invariant mode leaves every text as it is.
    private static void SkipWithoutNormalisation() =>
        Assert.SkipWhen("é".Normalize(NormalizationForm.FormD).Length == 1, "This process runs without normalisation data.");
}
