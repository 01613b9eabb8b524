namespace MovieSimilarity.Models.Statistics;

/// <summary>Users with about as many ratings.</summary>
/// <param name="From">The fewest ratings of the bin, 1 or more.</param>
/// <param name="To">The most, inclusive.</param>
/// <param name="Users">Users within, 0 or more.</param>
public sealed record UserBin(int From, int To, int Users);
