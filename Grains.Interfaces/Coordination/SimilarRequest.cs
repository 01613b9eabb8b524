using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Interfaces.Coordination;

/// <summary>A batch of queries by film.</summary>
/// <param name="Layout">The model version that must answer, so that no answer mixes two.</param>
/// <param name="MovieIds">The seeds, one or more.</param>
/// <param name="Count">How many films to return for each at most, 1 or more.</param>
/// <param name="Scoring">What to rank by.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.SimilarRequest")]
public sealed record SimilarRequest(
    [property: Id(0)] PartitionLayout Layout,
    [property: Id(1)] ImmutableArray<int> MovieIds,
    [property: Id(2)] int Count,
    [property: Id(3)] Scoring Scoring)
{
    /// <summary>
    /// How long the caller waits: nobody works on it for longer. It is said beforehand because a client's cancellation reaches
    /// any one of the workers of a stateless grain, seldom the one at work.
    /// </summary>
    [Id(4)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(12);
}
