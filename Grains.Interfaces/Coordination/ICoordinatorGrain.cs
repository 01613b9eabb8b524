using MovieSimilarity.Grains.Interfaces.Partitions;

namespace MovieSimilarity.Grains.Interfaces.Coordination;

/// <summary>
/// Answers a query over all partitions of a model version, exactly as one search over the whole model would. Stateless:
/// any silo runs as many as it needs, under key <see cref="Key"/>.
/// </summary>
[Alias("MovieSimilarity.Coordinator")]
public interface ICoordinatorGrain : IGrainWithIntegerKey
{
    /// <summary>The only key in use.</summary>
    const long Key = 0;

    /// <summary>For each seed the films most similar to it, best first, never the seed itself.</summary>
    /// <exception cref="ModelVersionNotActiveException">
    /// The version asked for is not the active one. One that was active a moment ago may still answer: a caller finishes on
    /// the version it began with.
    /// </exception>
    /// <exception cref="MovieNotInModelException">The version has no such film.</exception>
    /// <exception cref="PartitionNotLoadedException">A partition cannot answer now.</exception>
    [Alias("FindSimilar")]
    Task<RankedNeighbours> FindSimilar(SimilarRequest request, CancellationToken cancellationToken = default);
}
