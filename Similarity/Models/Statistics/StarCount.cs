namespace MovieSimilarity.Models.Statistics;

/// <summary>How often a number of stars was given.</summary>
/// <param name="Stars">0.5 to 5, in halves; ratings between them are rounded.</param>
/// <param name="Ratings">Ratings of so many stars, 0 or more.</param>
public sealed record StarCount(double Stars, int Ratings);
