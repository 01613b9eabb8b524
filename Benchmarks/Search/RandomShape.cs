using System.Globalization;

namespace MovieSimilarity.Benchmarks.Search;

/// <summary>How many random vectors of which length.</summary>
/// <param name="Rows">Their number, <see cref="SmallestRows"/> or more.</param>
/// <param name="Dimensions">Both halves together, 2 or more.</param>
internal sealed record RandomShape(int Rows, int Dimensions)
{
    /// <summary>Lists of a few hundred entries fit.</summary>
    public const int SmallestRows = 1_000;

    /// <summary>8 GB at 200 dimensions.</summary>
    public const int MostRows = 10_000_000;

    private const int MostDimensions = 10_000;

    /// <summary>Reads <c>ROWSxDIMS</c>.</summary>
    /// <returns>Null where it is none.</returns>
    public static RandomShape? TryParse(string text) =>
        text.Split('x') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows is >= SmallestRows and <= MostRows
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var dimensions)
        && dimensions is >= 2 and <= MostDimensions
            && (long)rows * dimensions <= Array.MaxLength
            ? new RandomShape(rows, dimensions)
            : null;
}
