using MovieSimilarity.Models.Statistics;

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
