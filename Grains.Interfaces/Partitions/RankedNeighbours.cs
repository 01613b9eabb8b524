using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>Answers to a batch of searches.</summary>
/// <param name="Lists">For each query, in the order of the request, the neighbours of its seed, best first.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.RankedNeighbours")]
public sealed record RankedNeighbours([property: Id(0)] Neighbour[][] Lists);
