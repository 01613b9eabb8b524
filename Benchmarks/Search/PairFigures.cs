namespace MovieSimilarity.Benchmarks.Search;

/// <summary>What numpy took for the lists of all films.</summary>
/// <param name="Seconds">How long.</param>
/// <param name="Block">Seeds of a product, the fastest of several.</param>
/// <param name="Workers">Threads that worked on blocks of their own; 1 where they shared each product instead.</param>
internal sealed record PairFigures(double Seconds, int Block, int Workers);
