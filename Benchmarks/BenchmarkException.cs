namespace MovieSimilarity.Benchmarks;

/// <summary>A benchmark cannot run, or not to its end; the message is for the person who started it.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
