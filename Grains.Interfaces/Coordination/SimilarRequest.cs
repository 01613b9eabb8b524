using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Interfaces.Coordination;

/// <summary>A batch of queries by film.</summary>
/// <param name="Layout">The model version that must answer, so that no answer mixes two.</param>
/// <param name="Queries">The queries, one or more.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.SimilarRequest.2")]
public sealed record SimilarRequest([property: Id(0)] PartitionLayout Layout, [property: Id(1)] ImmutableArray<SimilarityQuery> Queries)
{
    /// <summary>
    /// How long the caller waits: no work continues beyond it. The query states it because a client's cancellation reaches
    /// any one of the workers of a stateless grain, seldom the one at work.
    /// </summary>
    [Id(2)]
    public TimeSpan Timeout { get; init; } = ICoordinatorGrain.Deadline;
}
