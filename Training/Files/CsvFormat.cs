using System.Buffers;
using System.Globalization;
using CsvHelper.Configuration;

namespace MovieSimilarity.Training.Files;

/// <summary>How CSV files are written: as RFC 4180 has it, but lines end in LF. Its own reader gives every field back as it was.</summary>
public static class CsvFormat
{
    private static readonly SearchValues<char> Quotable = SearchValues.Create(",\"\r\n");

    // The characters that OWASP names under "CSV injection", with the full-width forms that some spreadsheets take for the same.
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    /// <summary>For CsvHelper, which by itself does not quote a CR where lines end in LF.</summary>
    public static CsvConfiguration Configuration { get; } = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\n",
        ShouldQuote = field => ConfigurationFunctions.ShouldQuote(field) || MustQuote(field.Field),
    };

    /// <summary>A field, in quotation marks where it needs them.</summary>
    public static string Quoted(string text) => MustQuote(text) ? '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : text;

    /// <summary>
    /// A text that no spreadsheet takes for a formula: an apostrophe stands before one that begins like a formula
    /// (<see href="https://owasp.org/www-community/attacks/CSV_Injection"/>).
    /// </summary>
    public static string Guarded(string text) => text.AsSpan(0, Math.Min(1, text.Length)).ContainsAny(FormulaStarts) ? "'" + text : text;

    private static bool MustQuote(string? text) => text.AsSpan().ContainsAny(Quotable);
}
