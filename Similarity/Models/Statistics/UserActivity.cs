namespace MovieSimilarity.Models.Statistics;

/// <summary>How many ratings users gave, of all users with at least one.</summary>
/// <param name="Median">The middle user's number of ratings; of an even number of users the lower of the two.</param>
/// <param name="Most">The most active user's.</param>
/// <param name="Bins">A histogram whose bins are about equally wide on a logarithmic scale, ascending and without gaps.</param>
public sealed record UserActivity(int Median, int Most, IReadOnlyList<UserBin> Bins);
