namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>A film to search from.</summary>
/// <param name="MovieId">Its id, which never appears in its own answer.</param>
/// <param name="Embedding">Its fused embedding; empty where the partition that is asked holds the film.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.SeedEmbedding")]
public sealed record SeedEmbedding([property: Id(0)] int MovieId, [property: Id(1)] float[] Embedding);
