using System.Globalization;
using System.Numerics;

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
    private const int MaxShownColumns = 120;
    private const int ShownEnd = 12;

    /// <summary>The field as written, without its quotation marks.</summary>
    public string Text(int column) => Fields[column];

    /// <exception cref="DataFormatException">The field is no whole number greater than 0.</exception>
    public int Id(int column) => WholeNumber(column, 1, int.MaxValue);

    /// <exception cref="DataFormatException">The field is no whole number in the range.</exception>
    public int WholeNumber(int column, int smallest, int largest) =>
        Number(column, NumberStyles.None, smallest, largest, $"a whole number from {smallest} to {largest}");

    /// <exception cref="DataFormatException">The field is no number, is not finite, or its size exceeds the largest.</exception>
    public double Real(int column, double largest) =>
        Number(column, NumberStyles.Float, -largest, largest, FormattableString.Invariant($"a number from {-largest} to {largest}"));

    /// <exception cref="DataFormatException">The field is no rating.</exception>
    public double Stars(int column) =>
        Number(column, NumberStyles.AllowDecimalPoint, MinStars, MaxStars, "a rating from 0.5 to 5");

    /// <exception cref="DataFormatException">The field is no time.</exception>
    public long Timestamp(int column) =>
        Number(column, NumberStyles.None, 0, DateTimeOffset.MaxValue.ToUnixTimeSeconds(), "a time in whole seconds since 1970");

    /// <exception cref="DataFormatException">The row could not be taken apart, or has too few or too many fields.</exception>
    public void RequireColumns()
    {
        if (Flaw is not null) throw Flaw;
        var (expected, found) = (Layout.Columns.Length, Fields.Length);
        if (found != expected)
            throw Layout.Problem(Line, $"expected {expected} columns ({Shorten(string.Join(',', Layout.Columns), MaxShownColumns)}), found {found}");
    }

    /// <summary>Says that a field does not hold what it should; for the caller to throw.</summary>
    /// <param name="column">The field's position, from 0.</param>
    /// <param name="expected">What it should hold, as a noun phrase.</param>
    public DataFormatException Unexpected(int column, string expected) => Unexpected(column, expected, Fields[column]);

    /// <summary>The same for a field that is shown in other words than it was read.</summary>
    /// <param name="column">The field's position, from 0.</param>
    /// <param name="expected">What it should hold, as a noun phrase.</param>
    /// <param name="found">What to show of it.</param>
    public DataFormatException Unexpected(int column, string expected, string found) =>
        Layout.Problem(Line, $"column {column + 1} ({Layout.Columns[column]}): expected {expected}, found '{Shorten(found)}'");

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

    private T Number<T>(int column, NumberStyles style, T smallest, T largest, string expected)
        where T : INumber<T> =>
        T.TryParse(Fields[column], style, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest
            ? number
            : throw Unexpected(column, expected);
}
