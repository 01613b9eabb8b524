using System.Globalization;
using System.Text;

namespace MovieSimilarity.Terms;

/// <summary>Splits lower-cased text as scikit-learn's token pattern <c>(?u)\b\w\w+\b</c> does.</summary>
/// <remarks>
/// That is: the longest runs of word characters, if two or more. Python counts as word characters the letters (L*), all
/// that has a numeric value (N*) and the low line, but not the combining marks and other connectors that .NET's \w has.
/// </remarks>
public static class Tokenizer
{
    private const int MinLength = 2;

    /// <summary>The words of a text in their order, lower case; a word that occurs twice is there twice.</summary>
    public static IEnumerable<string> Tokenize(string text) => Runs(text, MinLength);

    /// <summary>What texts have in common that differ only in case, blanks and punctuation: all their words, short ones too, joined by blanks.</summary>
    public static string Key(string text) => string.Join(' ', Runs(text, minLength: 1));

    private static IEnumerable<string> Runs(string text, int minLength)
    {
        var run = new StringBuilder();
        var length = 0;
        foreach (var rune in LowerCase(text).EnumerateRunes())
        {
            if (IsWord(rune))
            {
                run.Append(rune);
                length++;
                continue;
            }
            if (length >= minLength) yield return run.ToString();
            run.Clear();
            length = 0;
        }
        if (length >= minLength) yield return run.ToString();
    }

    /// <summary>Python follows Unicode and lowers İ to an i with a combining dot; .NET's invariant culture leaves it alone.</summary>
    private static string LowerCase(string text) => text.Replace("İ", "i\u0307", StringComparison.Ordinal).ToLowerInvariant();

    private static bool IsWord(Rune rune) =>
        rune.Value == '_' || Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
