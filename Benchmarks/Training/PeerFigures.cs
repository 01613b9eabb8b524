namespace MovieSimilarity.Benchmarks.Training;

/// <summary>What the peers took: medians over all their runs.</summary>
/// <param name="Reading">pandas reading the ratings.</param>
/// <param name="Randomized">scikit-learn's default decomposition.</param>
/// <param name="Arpack">scikit-learn's decomposition with ARPACK.</param>
internal sealed record PeerFigures(TimeSpan Reading, TimeSpan Randomized, TimeSpan Arpack);
