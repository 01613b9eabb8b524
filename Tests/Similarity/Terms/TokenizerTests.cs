using MovieSimilarity.Terms;

namespace MovieSimilarity.Tests.Similarity.Terms;

/// <summary>
/// Tokens as scikit-learn 1.2.1 finds them:
/// <c>TfidfVectorizer(stop_words=None).build_analyzer()(text)</c>.
/// </summary>
public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Amélie café CAFÉ naïve", "amélie café café naïve")]
    [InlineData("2001 space-odyssey 007 9", "2001 space odyssey 007")]
    [InlineData("foo_bar _x _ __ a_b", "foo_bar _x __ a_b")]
    [InlineData("rock-n-roll feel-good", "rock roll feel good")]
    [InlineData("Ocean's Eleven don't L'Avventura", "ocean eleven don avventura")]
    [InlineData("a b c I II x", "ii")]
    [InlineData("½ ¼½ 12½ x²", "¼½ 12½ x²")]
    [InlineData("Ⅳ ⅠⅡ", "ⅰⅱ")]
    [InlineData("cafe\u0301 nai\u0308ve e\u0301", "cafe nai ve")]
    [InlineData("千と千尋の神隠し 七人 侍", "千と千尋の神隠し 七人")]
    [InlineData("😀 fun😀ny 🎬🎬", "fun ny")]
    [InlineData("𝒜 𝒜𝒷", "𝒜𝒷")]
    [InlineData("tie‿bar soft\u00ADhyphen zero\u200Bwidth", "tie bar soft hyphen zero width")]
    [InlineData("Sci-Fi|Thriller", "sci fi thriller")]
    [InlineData("(no genres listed)", "no genres listed")]
    [InlineData("tab\tline\nend", "tab line end")]
    [InlineData("", "")]
    [InlineData(" - x - ", "")]
    public void Words_of_two_characters_or_more_are_tokens(string text, string tokens) => AssertTokens(tokens, text);

    [Fact]
    public void A_dotted_capital_i_becomes_a_letter_and_a_mark() => AssertTokens("stanbul istanbul di yarbakir", "İstanbul ISTANBUL DİYARBAKIR");

    private static void AssertTokens(string expected, string text) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), Tokenizer.Tokenize(text));
}
