using MovieSimilarity.Benchmarks.Search;

namespace MovieSimilarity.Benchmarks.Scale;

/// <summary>What searching one set of vectors takes.</summary>
/// <param name="Description">The vectors.</param>
/// <param name="Rows">Their number.</param>
/// <param name="Load">Time to open the model file, its checksums included.</param>
/// <param name="Median">The time that half of the queries need at most, one at a time on one thread.</param>
/// <param name="P99">The time that 99 of 100 need at most.</param>
/// <param name="Batched">Time for each query of batches, by all threads together.</param>
/// <param name="Memory">What the process grew by.</param>
internal sealed record ScaleFigures(
    string Description, int Rows, TimeSpan Load, TimeSpan Median, TimeSpan P99, TimeSpan Batched, MemoryFigures Memory);
