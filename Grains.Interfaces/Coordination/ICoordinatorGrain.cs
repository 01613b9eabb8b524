using System.Globalization;
using MovieSimilarity.Grains.Interfaces.Catalogues;
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

    /// <summary>For each query the films nearest to it, best first, never its seeds.</summary>
    /// <exception cref="MovieNotInModelException">The version has no such film.</exception>
    /// <exception cref="ArgumentException">A content direction has another length than the content embeddings of the version.</exception>
    /// <exception cref="PartitionUnavailableException">No replica of some partition answered in time.</exception>
    /// <exception cref="SearchOverloadedException">The silos have more searches waiting than they can answer in time.</exception>
    [Alias("FindSimilar"), ResponseTimeout(Timeout)]
    Task<RankedNeighbours> FindSimilar(SimilarRequest request, CancellationToken cancellationToken = default);

    /// <summary>A chunk of a catalogue, as this silo holds it.</summary>
    /// <param name="key">The catalogue.</param>
    /// <param name="chunk">The chunk's number, from 0; less than <see cref="CatalogueDescriptor.Chunks"/>.</param>
    /// <exception cref="CatalogueNotLoadedException">This silo does not hold the catalogue, or not yet; others do.</exception>
    [Alias("GetCatalogueChunk"), ResponseTimeout(Timeout)]
    Task<CatalogueChunk> GetCatalogueChunk(CatalogueKey key, int chunk);

    /// <summary>Answers at once, on the silo whose gateway the caller is connected to: so a caller learns that this way in works.</summary>
    [Alias("Ping"), ResponseTimeout("00:00:01")]
    Task Ping();

    /// <summary><see cref="Deadline"/>, as attributes need it.</summary>
    private const string Timeout = "00:00:12";

    /// <summary>How long a caller waits, hedges and retries included: longer than a coordinator looks for a replica that answers.</summary>
    static readonly TimeSpan Deadline = TimeSpan.Parse(Timeout, CultureInfo.InvariantCulture);
}

/// <summary>No replica of a partition could answer in time. There is no answer without it: a list would silently lack films.</summary>
[GenerateSerializer, Alias("MovieSimilarity.PartitionUnavailableException")]
public sealed class PartitionUnavailableException(string message) : Exception(message)
{
    /// <summary>Names the partition.</summary>
    public static PartitionUnavailableException Of(PartitionKey key) =>
        new($"Partition {key.Partition + 1} of {key.Partitions} of model {key.Version} cannot be reached.");
}
