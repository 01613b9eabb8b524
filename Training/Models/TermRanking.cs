using MovieSimilarity.Models.Statistics;
using MovieSimilarity.Training.Content;

namespace MovieSimilarity.Training.Models;

/// <summary>Chooses the strongest terms at both ends of a dimension.</summary>
internal static class TermRanking
{
    private const int Kept = 10;

    /// <summary>So that the section is short and the last bits of a sum do not matter.</summary>
    private const int Decimals = 6;

    /// <param name="terms">All terms.</param>
    /// <param name="weights">Their weights, −1 to 1; 0 for those that do not count.</param>
    public static DimensionTerms Strongest(IReadOnlyList<string> terms, double[] weights)
    {
        var rounded = Array.ConvertAll(weights, weight => Math.Round(Math.Clamp(weight, -1, 1), Decimals));
        return new DimensionTerms(Negative: Take(terms, rounded, sign: -1), Positive: Take(terms, rounded, sign: 1));
    }

    private static TermWeight[] Take(IReadOnlyList<string> terms, double[] weights, int sign) =>
    [
        .. Enumerable.Range(0, weights.Length)
            .Where(term => sign * weights[term] > 0)
            .OrderByDescending(term => sign * weights[term])
            .ThenBy(term => term)
            .Take(Kept)
            .Select(term => new TermWeight(ShortText.Of(terms[term]), weights[term])),
    ];
}

/// <summary>
/// What the dimensions of the content embedding mean: the largest entries of the right singular vectors (<see cref="TermVectors"/>).
/// </summary>
internal static class RightVectorTerms
{
    /// <param name="terms">A: films × terms.</param>
    /// <param name="columns">uⱼσⱼ for each dimension j.</param>
    public static IReadOnlyList<DimensionTerms> Of(TermMatrix terms, double[][] columns) =>
        [.. columns.Select(column => TermRanking.Strongest(terms.Terms, TermVectors.RightVector(terms, column)))];
}

/// <summary>Shortens texts that users typed, so that the statistics stay small.</summary>
internal static class ShortText
{
    private const int MaxLength = 50;

    public static string Of(string text)
    {
        if (text.Length <= MaxLength) return text;
        var length = MaxLength - 1;
        if (char.IsHighSurrogate(text[length - 1])) length--;
        return text[..length] + "…";
    }
}
