using System.Collections.Immutable;
using MovieSimilarity.Grains.Interfaces.Models;

namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>
/// Holds one partition of one model version, films and both embeddings, and searches it. Key: <see cref="PartitionKey"/>.
/// Loaded once (<see cref="Begin"/>, <see cref="Load"/>…, <see cref="Seal"/>), immutable from then on.
/// </summary>
[Alias("MovieSimilarity.Partition")]
public interface IPartitionGrain : IGrainWithStringKey
{
    /// <summary>
    /// Starts loading. Publishers of the same partition load it together; what a load of another descriptor left unfinished
    /// is discarded.
    /// </summary>
    /// <returns>False where this very partition is already sealed: nothing needs to be loaded.</returns>
    [Alias("Begin")]
    Task<bool> Begin(PartitionDescriptor descriptor);

    /// <summary>Takes a run of rows. Runs may come in any order and more than once.</summary>
    /// <exception cref="PartitionLoadException">No load was begun, or the rows do not fit the descriptor.</exception>
    [Alias("Load")]
    Task Load(ShardChunk chunk);

    /// <summary>Verifies that every row is there and the checksum holds, then opens the partition for searches.</summary>
    /// <exception cref="PartitionLoadException">Rows are missing, the checksum differs, or a value is invalid.</exception>
    [Alias("Seal")]
    Task Seal();

    /// <summary>The fused embeddings of some of this partition's films, in the order asked for.</summary>
    /// <exception cref="PartitionNotLoadedException">The partition is not sealed.</exception>
    /// <exception cref="MovieNotInModelException">A film is not in this partition.</exception>
    [Alias("GetEmbeddings")]
    Task<ImmutableArray<SeedEmbedding>> GetEmbeddings(ImmutableArray<int> movieIds);

    /// <summary>For each seed the exact nearest films of this partition, best first.</summary>
    /// <exception cref="PartitionNotLoadedException">The partition is not sealed.</exception>
    [Alias("FindNearest")]
    Task<RankedNeighbours> FindNearest(NearestRequest request, CancellationToken cancellationToken = default);

    /// <summary>A run of the partition's films, at most <paramref name="count"/>, from a row on; empty past the end.</summary>
    /// <exception cref="PartitionNotLoadedException">The partition is not sealed.</exception>
    [Alias("GetMovies")]
    Task<MoviePage> GetMovies(int firstRow, int count);
}
