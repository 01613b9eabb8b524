using System.Globalization;

namespace MovieSimilarity.Trainer.MovieLens;

/// <summary>The fields of one row, with typed access that says what is wrong and where.</summary>
/// <param name="Layout">The file.</param>
/// <param name="Line">The line the row begins in, counted from 1.</param>
/// <param name="Fields">The fields, as many as the row has.</param>
/// <param name="Flaw">Why the row could not be taken apart properly, if so.</param>
internal readonly record struct FieldRow(FileLayout Layout, int Line, string[] Fields, MovieLensFormatException? Flaw = null)
{
    private const float MinStars = 0.5f;
    private const float MaxStars = 5f;
    private const int MaxShown = 40;

    public string Text(int column) => Fields[column];

    /// <exception cref="MovieLensFormatException">The field is no whole number greater than 0.</exception>
    public int Id(int column) =>
        int.TryParse(Fields[column], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? id
            : throw Unexpected(column, $"a whole number from 1 to {int.MaxValue}");

    /// <exception cref="MovieLensFormatException">The field is no rating.</exception>
    public float Stars(int column) =>
        float.TryParse(Fields[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var stars)
            && stars is >= MinStars and <= MaxStars
            ? stars
            : throw Unexpected(column, "a rating from 0.5 to 5");

    /// <exception cref="MovieLensFormatException">The field is no time.</exception>
    public long Timestamp(int column) =>
        long.TryParse(Fields[column], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? seconds
            : throw Unexpected(column, "a time in whole seconds since 1970");

    public MovieLensFormatException Unexpected(int column, string expected) => Unexpected(column, expected, Fields[column]);

    public MovieLensFormatException Unexpected(int column, string expected, string found) =>
        Layout.Problem(Line, $"column {column + 1} ({Layout.Columns[column]}): expected {expected}, found '{Shorten(found)}'");

    /// <summary>As much of a text as a message of one line can hold.</summary>
    public static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= MaxShown ? line : string.Concat(line.AsSpan(0, MaxShown), "…");
    }
}
