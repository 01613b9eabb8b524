using System.Globalization;
using System.Numerics;
using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Training.Files;

/// <summary>The fields of one row, with typed access that says what is wrong and where.</summary>
/// <param name="Layout">The file.</param>
/// <param name="Line">The line the row begins in, counted from 1.</param>
/// <param name="Fields">The fields, as many as the row has.</param>
/// <param name="Flaw">Why the row could not be taken apart properly, if so.</param>
public readonly record struct FieldRow(FileLayout Layout, int Line, string[] Fields, DataFormatException? Flaw = null)
{
    private const double MinStars = 0.5;
    private const double MaxStars = 5;
    private const int MaxShown = 40;
    internal const int MaxShownColumns = 120;
    private const int ShownEnd = 12;
    private const string Blanks = " \t";
    private const string ImdbPrefix = "tt";

    private static readonly long LatestTime = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd",
    ];

    /// <summary>The field as written, without its quotation marks.</summary>
    public string Text(int column) => Fields[Layout.PositionOf(column)];

    /// <summary>A whole number from 0, which some programs write as <c>1.0</c>.</summary>
    /// <exception cref="DataFormatException">The field is none.</exception>
    public int Id(int column) => TryWhole(Text(column), out var number) && number <= int.MaxValue
        ? (int)number : throw Unexpected(column, $"a whole number from 0 to {int.MaxValue}");

    /// <summary>The same, or 0 where the field is blank or the file has no such column.</summary>
    /// <exception cref="DataFormatException">The field is neither.</exception>
    public int IdOrNone(int column) => IsBlank(column) ? 0 : Id(column);

    /// <summary>The number in an IMDb id, which may have <c>tt</c> and zeros before it; 0 where the field is blank or the file has no such column.</summary>
    /// <exception cref="DataFormatException">The field is none.</exception>
    public int ImdbId(int column)
    {
        if (IsBlank(column)) return 0;
        var text = Text(column).AsSpan().Trim(Blanks);
        if (text.StartsWith(ImdbPrefix, StringComparison.OrdinalIgnoreCase)) text = text[ImdbPrefix.Length..];
        return TryWhole(text, out var number) && number <= int.MaxValue
            ? (int)number : throw Unexpected(column, $"an IMDb id such as {Movie.FormatImdbId(443706)}, with or without '{ImdbPrefix}', or nothing");
    }

    /// <exception cref="DataFormatException">The field is no whole number in the range.</exception>
    public int WholeNumber(int column, int smallest, int largest) =>
        Number(column, NumberStyles.None, smallest, largest, $"a whole number from {smallest} to {largest}");

    /// <exception cref="DataFormatException">The field is no number, is not finite, or its size exceeds the largest.</exception>
    public double Real(int column, double largest) =>
        Number(column, NumberStyles.Float, -largest, largest, FormattableString.Invariant($"a number from {-largest} to {largest}"));

    /// <exception cref="DataFormatException">The field is no rating.</exception>
    public double Stars(int column) =>
        Number(column, NumberStyles.AllowDecimalPoint, MinStars, MaxStars, "a rating from 0.5 to 5");

    /// <summary>A finite decimal number without exponent; blanks around it do not count.</summary>
    /// <returns>Whether the field is one.</returns>
    public bool TryDecimal(int column, out double number)
    {
        var text = Text(column).AsSpan().Trim(Blanks);
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (double.TryParse(text, style, CultureInfo.InvariantCulture, out number)) return double.IsFinite(number);
        if (!Layout.HasDecimalCommas || text.Count(',') != 1 || text.Contains('.')) return false;
        return double.TryParse(text.ToString().Replace(',', '.'), style, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }

    /// <summary>Seconds since 1970, or a date as ISO 8601 has it, in UTC unless it says otherwise; 0 if the file has no such column.</summary>
    /// <exception cref="DataFormatException">The field is no time.</exception>
    public long Timestamp(int column)
    {
        if (Layout.PositionOf(column) < 0) return 0;
        if (TryWhole(Text(column), out var seconds) && seconds <= LatestTime) return seconds;
        var isDate = DateTimeOffset.TryParseExact(
            Text(column).AsSpan().Trim(Blanks), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        if (isDate && date >= DateTimeOffset.UnixEpoch) return date.ToUnixTimeSeconds();
        throw Unexpected(column, "a time in whole seconds since 1970, or a date such as 2005-04-02 23:53:47");
    }

    /// <exception cref="DataFormatException">The row could not be taken apart, or has too few or too many fields.</exception>
    public void RequireColumns()
    {
        if (Flaw is not null) throw Flaw;
        var (expected, found) = (Layout.Header.Length, Fields.Length);
        if (found != expected)
            throw Layout.Problem(Line, $"expected {expected} columns ({Shorten(string.Join(',', Layout.Header), MaxShownColumns)}), found {found}");
    }

    /// <summary>Says that a field does not hold what it should; for the caller to throw.</summary>
    /// <param name="column">The field's position, from 0.</param>
    /// <param name="expected">What it should hold, as a noun phrase.</param>
    public DataFormatException Unexpected(int column, string expected) => Unexpected(column, expected, Text(column));

    /// <summary>The same for a field that is shown in other words than it was read.</summary>
    /// <param name="column">The field's position, from 0.</param>
    /// <param name="expected">What it should hold, as a noun phrase.</param>
    /// <param name="found">What to show of it.</param>
    public DataFormatException Unexpected(int column, string expected, string found) =>
        UnexpectedAt(Layout.PositionOf(column), expected, found);

    /// <summary>The same for a field of which only the place in the file is known.</summary>
    internal DataFormatException UnexpectedAt(int position, string expected, string found) =>
        Layout.Problem(Line, $"column {position + 1} ({Shorten(Layout.Header[position])}): expected {expected}, found '{Shorten(found)}'");

    /// <summary>As much of a text as a message of one line can hold: a long one without its middle.</summary>
    public static string Shorten(string text, int maxShown = MaxShown)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= maxShown ? line : $"{line.AsSpan(0, maxShown - ShownEnd)}…{line.AsSpan(line.Length - ShownEnd)}";
    }

    /// <summary>As much of a text as a message of one line can hold: of a long one, the part where it begins to differ from what was expected.</summary>
    public static string Shorten(string text, string expected)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= MaxShown) return line;
        var difference = line.AsSpan().CommonPrefixLength(expected);
        var start = Math.Clamp(difference - ShownEnd, 0, line.Length - MaxShown);
        var (before, after) = (start > 0 ? "…" : "", start + MaxShown < line.Length ? "…" : "");
        return $"{before}{line.AsSpan(start, MaxShown)}{after}";
    }

    private bool IsBlank(int column) => Layout.PositionOf(column) < 0 || string.IsNullOrWhiteSpace(Text(column));

    private T Number<T>(int column, NumberStyles style, T smallest, T largest, string expected)
        where T : INumber<T> =>
        T.TryParse(Text(column), style, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest
            ? number
            : throw Unexpected(column, expected);

    /// <summary>Digits, or digits with nothing but zeros behind a decimal point, as programs write that know no whole numbers with gaps.</summary>
    private static bool TryWhole(ReadOnlySpan<char> field, out long number)
    {
        var text = field.Trim(Blanks);
        var point = text.IndexOf('.');
        if (point > 0 && point < text.Length - 1 && !text[(point + 1)..].ContainsAnyExcept('0')) text = text[..point];
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
