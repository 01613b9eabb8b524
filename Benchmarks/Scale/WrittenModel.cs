namespace MovieSimilarity.Benchmarks.Scale;

/// <summary>What writing a model took.</summary>
/// <param name="Time">The time, vectors and codes included.</param>
/// <param name="PeakBytes">The most memory that the process had, or null where the system does not tell.</param>
internal sealed record WrittenModel(TimeSpan Time, long? PeakBytes);
