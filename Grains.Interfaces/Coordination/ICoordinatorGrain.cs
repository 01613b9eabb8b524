using MovieSimilarity.Grains.Interfaces.Layout;
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
    /// <exception cref="MovieNotInModelException">The version has no such film.</exception>
    /// <exception cref="PartitionUnavailableException">No replica of some partition answered in time.</exception>
    /// <exception cref="SearchOverloadedException">The silos have more searches waiting than they can answer in time.</exception>
    [Alias("FindSimilar"), ResponseTimeout(Timeout)]
    Task<RankedNeighbours> FindSimilar(SimilarRequest request, CancellationToken cancellationToken = default);

    /// <summary>A run of a partition's films, at most <paramref name="count"/> and <see cref="MoviePage.MaxMovies"/>, from a row on; empty past the end.</summary>
    /// <exception cref="PartitionUnavailableException">No replica of the partition answered in time.</exception>
    [Alias("GetMovies"), ResponseTimeout(Timeout)]
    Task<MoviePage> GetMovies(
        PartitionLayout layout, int partition, int firstRow, int count, CancellationToken cancellationToken = default);

    /// <summary>Answers at once, on the silo whose gateway the caller is connected to: so a caller learns that this way in works.</summary>
    [Alias("Ping"), ResponseTimeout("00:00:01")]
    Task Ping();

    /// <summary>Longer than a coordinator looks for a replica that answers.</summary>
    private const string Timeout = "00:00:12";
}

/// <summary>No replica of a partition could answer in time. There is no answer without it: a list would silently lack films.</summary>
[GenerateSerializer, Alias("MovieSimilarity.PartitionUnavailableException")]
public sealed class PartitionUnavailableException(string message) : Exception(message)
{
    /// <summary>Names the partition.</summary>
    public static PartitionUnavailableException Of(PartitionKey key) =>
        new($"Partition {key.Partition + 1} of {key.Partitions} of model {key.Version} cannot be reached.");
}
