using System.Globalization;

namespace MovieSimilarity.Trainer.MovieLens;

/// <summary>The fields of one line, with typed access that says what is wrong and where.</summary>
internal readonly record struct FieldRow(FileLayout Layout, int Line, string[] Fields)
{
    private const float MinStars = 0.5f;
    private const float MaxStars = 5f;

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

    public MovieLensFormatException Unexpected(int column, string expected) =>
        Layout.Problem(Line, $"column {column + 1} ({Layout.Columns[column]}): expected {expected}, found '{Shorten(Fields[column])}'");

    private static string Shorten(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
