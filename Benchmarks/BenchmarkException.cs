namespace MovieSimilarity.Benchmarks;

/// <summary>A benchmark cannot run or complete; the message is for the user.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
