namespace MovieSimilarity.Benchmarks.Search;

/// <summary>What the peers have loaded.</summary>
/// <param name="Rows">Number of vectors.</param>
internal sealed record LoadedRows(int Rows);
