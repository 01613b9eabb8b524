using System.Globalization;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Training.MovieLens.Ratings;

/// <summary>The scale of a file's ratings, and how they become stars.</summary>
/// <remarks>
/// A scale within that of MovieLens is one of stars. Any other is stretched or shrunk in a straight line, so that its lowest rating
/// becomes half a star and its highest five.
/// </remarks>
public sealed record RatingScale
{
    /// <summary>Numbers up to this size keep enough digits for the difference of two ratings.</summary>
    private const double LargestNumber = 1e6;

    private const string Range = "..";

    private RatingScale(double lowest, double highest) => (Lowest, Highest) = (lowest, highest);

    /// <summary>MovieLens' own: 0.5 to 5 stars.</summary>
    public static RatingScale Stars { get; } = new(0.5, 5);

    /// <summary>The lowest rating.</summary>
    public double Lowest { get; }

    /// <summary>The highest rating.</summary>
    public double Highest { get; }

    private bool IsStars => Lowest >= Stars.Lowest && Highest <= Stars.Highest;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Lowest}{Range}{Highest}");

    /// <summary>The scale that a text such as <c>1..10</c> or <c>-10..10</c> describes; null if it describes none.</summary>
    public static RatingScale? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(Range) is [var low, var high] && TryParse(low, out var lowest) && TryParse(high, out var highest) && lowest < highest
            ? new RatingScale(lowest, highest) : null;
    }

    /// <summary>Reads a rating.</summary>
    /// <returns>Its stars, 0.5 to 5.</returns>
    /// <exception cref="DataFormatException">The field is no rating on this scale.</exception>
    internal double ReadStars(FieldRow row, int column)
    {
        if (!row.TryDecimal(column, out var rating)) throw row.Unexpected(column, Describe(""));
        if (rating < Lowest || rating > Highest)
            throw row.Unexpected(column, Describe(this == Stars ? " (for another scale give --rating-scale, such as 1..10)" : ""));
        return IsStars ? rating : ToStars(rating);
    }

    private static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
        && Math.Abs(number) <= LargestNumber;

    private double ToStars(double rating)
    {
        var stars = Stars.Lowest + (rating - Lowest) * (Stars.Highest - Stars.Lowest) / (Highest - Lowest);
        return Math.Clamp(stars, Stars.Lowest, Stars.Highest);
    }

    private string Describe(string hint) => string.Create(CultureInfo.InvariantCulture, $"a rating from {Lowest} to {Highest}{hint}");
}
