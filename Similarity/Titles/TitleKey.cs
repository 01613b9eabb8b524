using System.Globalization;
using System.Net;
using System.Text;

namespace MovieSimilarity.Titles;

/// <summary>
/// What of a title counts when titles are compared: lower-case words with one blank between, without diacritics,
/// apostrophes and other punctuation; <c>&amp;</c> reads <c>and</c>. A title of nothing but punctuation is its own key.
/// </summary>
internal static class TitleKey
{
    /// <summary>
    /// Characters of a key, and of a title that are read at all. MovieLens' longest title has fewer than 200; without a limit
    /// a caller could make every comparison as slow as they like.
    /// </summary>
    public const int MaximumLength = 256;

    /// <summary>The title, trimmed, as far as it is read, with characters in place of HTML entities: <c>&amp;#39;</c> is an apostrophe.</summary>
    public static string Truncate(string title)
    {
        var text = Prefix(title.AsSpan().Trim()).ToString();
        return text.Contains('&') ? WebUtility.HtmlDecode(text) : text;
    }

    /// <summary>The key of a title; empty for a blank one only.</summary>
    public static string Of(string title)
    {
        Span<char> buffer = stackalloc char[MaximumLength];
        var writer = new KeyWriter(buffer);
        foreach (var rune in Decompose(Truncate(title)).EnumerateRunes()) Append(ref writer, rune);
        var key = writer.ToString();
        return key.Length > 0 ? key : Truncate(title).ToLowerInvariant();
    }

    private static ReadOnlySpan<char> Prefix(ReadOnlySpan<char> text) => text.Length > MaximumLength ? text[..MaximumLength] : text;

    /// <summary>The compatibility decomposition: é as e and an accent, ³ as 3, full-width letters as ordinary ones.</summary>
    private static string Decompose(string title)
    {
        if (Ascii.IsValid(title)) return title;
        var known = new StringBuilder(title.Length);
        foreach (var rune in title.EnumerateRunes())
        {
            // Normalisation would take this for a blank and an accent, and refuses what is not a character.
            if (rune.Value == '´') known.Append('\'');
            else if (IsFraction(rune)) known.Append(' ').Append(rune.ToString());
            else known.Append(Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNotAssigned ? " " : rune.ToString());
        }
        return known.ToString().Normalize(NormalizationForm.FormKD);
    }

    private static void Append(ref KeyWriter writer, Rune rune)
    {
        var letters = LatinLetters.Fold(rune.Value);
        if (rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value)) writer.Append(char.ToLowerInvariant((char)rune.Value));
        else if (letters.Length > 0) writer.Append(letters);
        else if (rune.Value == '&') writer.AppendWord("and");
        else if (rune.Value == 'ς') writer.Append("σ");
        else if (CyrillicLetters.Fold(Rune.ToLowerInvariant(rune).Value) is { } latin) writer.Append(latin);
        else if (IsKept(rune)) writer.Append(Rune.ToLowerInvariant(rune));
        else if (!Vanishes(rune)) writer.EndWord();
    }

    /// <summary>½ and the like, which decompose to digits that must not run into a number before them.</summary>
    private static bool IsFraction(Rune rune) => rune.Value is >= '¼' and <= '¾' or >= '⅐' and <= '⅞';

    private static bool IsKept(Rune rune) =>
        !IsApostrophe(rune)
        && (Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpacingCombiningMark);

    private static bool Vanishes(Rune rune) =>
        IsApostrophe(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '`' or '‘' or '’' or '‛' or '′' or 'ʻ' or 'ʼ' or 'ʹ' or '＇';
}
