using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>
/// One replica of one partition of one model version: the ids of films and both embeddings, immutable. Key: <see cref="ReplicaKey"/>.
/// </summary>
[Alias("MovieSimilarity.Partition")]
public interface IPartitionGrain : IGrainWithStringKey
{
    /// <summary>
    /// Sees to it that the silo of this replica holds the rows: starts to fetch them where it does not, from another silo that
    /// does or from storage, and verifies their checksum. Answers at once; ask again for the outcome.
    /// </summary>
    [Alias("Open"), ResponseTimeout(ControlTimeout)]
    Task<ReplicaStatus> Open(PartitionDescriptor descriptor);

    /// <summary>Answers, so that the caller's silo knows where this replica is.</summary>
    [Alias("Ping"), ResponseTimeout(ControlTimeout)]
    Task Ping();

    /// <summary>Moves this replica to a silo, where it serves from what that silo holds.</summary>
    [Alias("MoveTo"), ResponseTimeout(ControlTimeout)]
    Task MoveTo(SiloAddress silo);

    /// <summary>The fused embeddings of some of this partition's films, in the order asked for.</summary>
    /// <exception cref="PartitionNotLoadedException">The replica does not hold its rows.</exception>
    /// <exception cref="MovieNotInModelException">A film is not in this partition.</exception>
    [Alias("GetEmbeddings.3"), ResponseTimeout(QueryTimeout)]
    Task<FilmEmbeddings> GetEmbeddings(ImmutableArray<int> movieIds, CancellationToken cancellationToken = default);

    /// <summary>For each query the exact nearest films of this partition, best first.</summary>
    /// <exception cref="PartitionNotLoadedException">The replica does not hold its rows.</exception>
    /// <exception cref="MovieNotInModelException">The request has no query vectors, and a seed is not in this partition.</exception>
    /// <exception cref="ArgumentException">A content direction has another length than the content embeddings.</exception>
    /// <exception cref="SearchOverloadedException">More searches wait on the silo than it can answer in time.</exception>
    [Alias("FindNearest"), ResponseTimeout(QueryTimeout)]
    Task<RankedNeighbours> FindNearest(NearestRequest request, CancellationToken cancellationToken = default);

    /// <summary>A replica that has not answered by then is on a silo that died or hangs: another one is asked long before.</summary>
    private const string QueryTimeout = "00:00:03";

    /// <summary>Control calls do no work of their own.</summary>
    private const string ControlTimeout = "00:00:02";
}

/// <summary>A model version has no such film.</summary>
[GenerateSerializer, Alias("MovieSimilarity.MovieNotInModelException")]
public sealed class MovieNotInModelException(string message) : Exception(message);

/// <summary>The rows of a partition, or the bytes of a catalogue, are incomplete, invalid, or not those that the checksum states.</summary>
[GenerateSerializer, Alias("MovieSimilarity.ModelLoadException")]
public sealed class ModelLoadException(string message) : Exception(message);

/// <summary>A replica does not hold its rows, or not yet.</summary>
[GenerateSerializer, Alias("MovieSimilarity.PartitionNotLoadedException")]
public sealed class PartitionNotLoadedException(string message) : Exception(message);

/// <summary>More searches wait on a silo than it can answer in time; the one at hand was refused rather than queued.</summary>
[GenerateSerializer, Alias("MovieSimilarity.SearchOverloadedException")]
public sealed class SearchOverloadedException(string message) : Exception(message);

/// <summary>How a replica is.</summary>
/// <param name="Key">The replica.</param>
/// <param name="Silo">Where it is, or null where it does not answer.</param>
/// <param name="IsLoaded">Whether it holds its rows, verified.</param>
/// <param name="Error">Why its rows cannot be used, where that is known.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.ReplicaStatus")]
public sealed record ReplicaStatus(
    [property: Id(0)] ReplicaKey Key, [property: Id(1)] SiloAddress? Silo, [property: Id(2)] bool IsLoaded, [property: Id(3)] string? Error);

/// <summary>Embeddings of some films.</summary>
/// <param name="Fused">For each film, in the order of the request, the collaborative half and then the content half.</param>
/// <param name="CollaborativeDimensions">Length of the collaborative half.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.FilmEmbeddings")]
public sealed record FilmEmbeddings([property: Id(0)] float[][] Fused, [property: Id(1)] int CollaborativeDimensions);

/// <summary>A batch of queries to one partition.</summary>
/// <param name="Queries">The queries, one or more.</param>
/// <param name="Vectors">
/// The query vector of each query, in the same order; null where the partition that is asked holds all the seeds, as it does those of a query
/// that has none.
/// </param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.NearestRequest.3")]
public sealed record NearestRequest(
    [property: Id(0)] ImmutableArray<SimilarityQuery> Queries, [property: Id(1)] double[]?[]? Vectors = null);

/// <summary>Answers to a batch of searches.</summary>
/// <param name="Lists">For each query, in the order of the request, the films found, best first.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.RankedNeighbours")]
public sealed record RankedNeighbours([property: Id(0)] Neighbour[][] Lists);
