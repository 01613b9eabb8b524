namespace MovieSimilarity.Benchmarks.Failover;

/// <summary>Something that befell the cluster.</summary>
/// <param name="What">What it was.</param>
/// <param name="At">When, from the beginning of the load.</param>
/// <param name="Duration">How long it lasted.</param>
/// <param name="Recovery">How long it took until all was as it should be; null where it did not come to that.</param>
/// <param name="Error">Why it could not be done, or null.</param>
internal sealed record FailoverEvent(string What, TimeSpan At, TimeSpan Duration, TimeSpan? Recovery, string? Error);
