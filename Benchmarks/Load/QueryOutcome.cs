namespace MovieSimilarity.Benchmarks.Load;

/// <summary>What came of a query.</summary>
/// <param name="Answered">When, as a timestamp of the stopwatch.</param>
/// <param name="Failure">Why there was no answer, or null.</param>
/// <param name="Fault">What is wrong with the answer, or null.</param>
internal readonly record struct QueryOutcome(long Answered, string? Failure, string? Fault);
