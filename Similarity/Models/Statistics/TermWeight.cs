namespace MovieSimilarity.Models.Statistics;

/// <summary>How strongly a term belongs to a dimension.</summary>
/// <param name="Term">A term of the content matrix; a very long one is cut.</param>
/// <param name="Weight">−1 to 1.</param>
public sealed record TermWeight(string Term, double Weight);
