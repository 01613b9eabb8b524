using System.Collections.Immutable;
using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>A batch of searches.</summary>
/// <param name="Seeds">The films to search from, one or more.</param>
/// <param name="Count">How many films to return for each at most, 1 or more.</param>
/// <param name="Scoring">What to rank by.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.NearestRequest")]
public sealed record NearestRequest(
    [property: Id(0)] ImmutableArray<SeedEmbedding> Seeds, [property: Id(1)] int Count, [property: Id(2)] Scoring Scoring);
