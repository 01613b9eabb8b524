namespace MovieSimilarity.Models.Statistics;

/// <summary>The terms at both ends of one dimension.</summary>
/// <param name="Negative">Terms of negative weight, the strongest first.</param>
/// <param name="Positive">Terms of positive weight, the strongest first.</param>
public sealed record DimensionTerms(IReadOnlyList<TermWeight> Negative, IReadOnlyList<TermWeight> Positive);
