namespace MovieSimilarity.Grains.Interfaces.Layout;

/// <summary>The shape and checksum of one partition of a model version.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="FirstMovieId">The lowest movie id in it.</param>
/// <param name="Rows">Number of films, 1 or more.</param>
/// <param name="CollaborativeDimensions">Length of the collaborative half of a row.</param>
/// <param name="ContentDimensions">Length of the content half of a row.</param>
/// <param name="Sha256">SHA-256, hexadecimal, of all movie ids (int32), then all embedding values (float32), little-endian, then the attributes and genres of each film.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.PartitionDescriptor")]
public sealed record PartitionDescriptor(
    [property: Id(0)] int Index,
    [property: Id(1)] int FirstMovieId,
    [property: Id(2)] int Rows,
    [property: Id(3)] int CollaborativeDimensions,
    [property: Id(4)] int ContentDimensions,
    [property: Id(5)] string Sha256)
{
    /// <summary>Bytes of embeddings in a chunk: few enough not to hold up queries on the same connection.</summary>
    private const int ChunkBytes = 1 << 20;

    /// <summary>
    /// The most rows in a chunk: the genres of so many films take at most 13 MB, far below the 100 MB of a message, however short the
    /// embeddings.
    /// </summary>
    private const int MaxChunkRows = 4096;

    /// <summary>A film's id with its tag, its attributes, and its share of the sets of genres: in a chunk of MovieLens, a set for every fourth film.</summary>
    private const int FilmBytes = 8 + 20 + 8;

    /// <summary>A chunk's numbers and lengths, and what the storage keeps beside them, at the most.</summary>
    private const int OverheadBytes = 1024;

    /// <summary>Length of a row.</summary>
    public int Dimensions => CollaborativeDimensions + ContentDimensions;

    /// <summary>Rows of every chunk in which the partition travels but the last, which has the rest.</summary>
    public int RowsPerChunk => Math.Clamp(ChunkBytes / RowBytes, 1, MaxChunkRows);

    /// <summary>Number of chunks in which the partition travels.</summary>
    public int Chunks => (Rows + RowsPerChunk - 1) / RowsPerChunk;

    /// <summary>What its chunks take in storage, in bytes: a few per cent more than they come to with rows of usual length, never less.</summary>
    public long StoredBytes => (long)Rows * (RowBytes + FilmBytes) + (long)Chunks * OverheadBytes;

    private int RowBytes => Dimensions * sizeof(float);
}
