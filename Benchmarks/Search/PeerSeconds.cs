namespace MovieSimilarity.Benchmarks.Search;

/// <summary>How long a peer took for a round.</summary>
/// <param name="Seconds">The searches alone.</param>
internal sealed record PeerSeconds(double Seconds);
