using System.Buffers;

namespace MovieSimilarity.Training.Files;

/// <summary>How texts stand in CSV files.</summary>
public static class CsvFormat
{
    private static readonly SearchValues<char> Quotable = SearchValues.Create(",\"\r\n");

    // The characters that OWASP names under "CSV injection", with the full-width forms that some spreadsheets take for the same.
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    /// <summary>A field, in quotation marks where it needs them. Blanks at its ends need them, since some readers trim fields.</summary>
    public static string Quoted(string text) => MustQuote(text) ? '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : text;

    /// <summary>
    /// A text that no spreadsheet takes for a formula: an apostrophe stands before one that begins like a formula
    /// (<see href="https://owasp.org/www-community/attacks/CSV_Injection"/>).
    /// </summary>
    public static string Guarded(string text) => text.AsSpan(0, Math.Min(1, text.Length)).ContainsAny(FormulaStarts) ? "'" + text : text;

    private static bool MustQuote(string text) => text.AsSpan().ContainsAny(Quotable) || text is [' ', ..] or [.., ' '];
}
