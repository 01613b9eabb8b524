namespace MovieSimilarity.Grains.Interfaces.Layout;

/// <summary>The length and checksum of a model version's catalogue, with the map and the explanation data behind it.</summary>
/// <param name="Bytes">Length of the encoding of all of them, before compression.</param>
/// <param name="Sha256">SHA-256, hexadecimal, of its encoding.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.CatalogueDescriptor")]
public sealed record CatalogueDescriptor([property: Id(0)] int Bytes, [property: Id(1)] string Sha256)
{
    /// <summary>How many of the bytes, the last ones, are explanation data; 0 where the model has none, or an older release published it.</summary>
    [Id(2)]
    public int ExplanationBytes { get; init; }

    /// <summary>How many of the bytes, those before the explanation data, are the map; 0 where the model has none, or an older release published it.</summary>
    [Id(3)]
    public int MapBytes { get; init; }

    /// <summary>Bytes of the encoding in a chunk, which compression shrinks to a third: few enough not to hold up queries on the same connection.</summary>
    public const int ChunkBytes = 1 << 20;

    /// <summary>Number of chunks in which the catalogue travels.</summary>
    public int Chunks => (int)(((long)Bytes + ChunkBytes - 1) / ChunkBytes);

    /// <summary>Bytes of the encoding in one chunk.</summary>
    /// <param name="chunk">The chunk's number, from 0.</param>
    public int LengthOf(int chunk) => Math.Min(ChunkBytes, Bytes - chunk * ChunkBytes);
}

/// <summary>
/// Names the catalogue of a version that is cut into so many partitions. Each cut has its own, so that one can be removed without another.
/// </summary>
/// <param name="Version">The model's version.</param>
/// <param name="Partitions">How many partitions the version is cut into.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.CatalogueKey")]
public readonly record struct CatalogueKey([property: Id(0)] string Version, [property: Id(1)] int Partitions)
{
    /// <summary><c>version/catalogue-of-partitions</c>.</summary>
    public override string ToString() => $"{Version}/catalogue-of-{Partitions}";
}
