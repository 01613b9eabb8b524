using System.Buffers;
using System.Text;

namespace MovieSimilarity.Printing;

/// <summary>
/// Text from files, names and answers made safe for a terminal, where control characters move the cursor, change colours or set the
/// window's title, and marks of writing direction show text in another order than it has.
/// </summary>
public static class PrintableText
{
    /// <summary>The replacement for each character that must not be printed.</summary>
    public const char Replacement = '\uFFFD';

    // U+061C, U+200E and U+200F are marks, U+202A to U+202E embeddings and overrides, U+2066 to U+2069 isolates (Unicode annex 9).
    private const string DirectionMarks = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private static readonly SearchValues<char> InLines = SearchValues.Create(ControlsBut("\t\n") + DirectionMarks);
    private static readonly SearchValues<char> InALine = SearchValues.Create(ControlsBut("") + "\u2028\u2029" + DirectionMarks);

    /// <summary>
    /// One line: every control character (U+0000 to U+001F, U+007F to U+009F), line break and direction mark is replaced, one for one.
    /// For values of unknown origin, which could otherwise make up lines of their own.
    /// </summary>
    public static string Line(string text) => Replace(text, InALine);

    /// <summary>The same for text of several lines: line feeds, carriage returns before them, and tabs stay.</summary>
    public static string Lines(string text) => Replace(text, InLines);

    private static string Replace(string text, SearchValues<char> unsafeCharacters)
    {
        if (text.AsSpan().IndexOfAny(unsafeCharacters) < 0) return text;
        var printable = new StringBuilder(text);
        for (var i = 0; i < text.Length; i++)
        {
            var endsLine = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' && !unsafeCharacters.Contains('\n');
            if (!endsLine && unsafeCharacters.Contains(text[i])) printable[i] = Replacement;
        }
        return printable.ToString();
    }

    private static string ControlsBut(string kept) =>
        string.Concat(Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && !kept.Contains(c, StringComparison.Ordinal)));
}
