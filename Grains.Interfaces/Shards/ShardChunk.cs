using System.Collections.Immutable;

namespace MovieSimilarity.Grains.Interfaces.Shards;

/// <summary>A run of a partition's rows on its way into the grain.</summary>
/// <param name="FirstRow">The first one's row within the partition, from 0.</param>
/// <param name="MovieIds">The films' ids.</param>
/// <param name="Embeddings">
/// Their fused embeddings, row-major, as little-endian 32-bit floats: as raw bytes, since the serializer would tag each float.
/// </param>
/// <param name="Attributes">What filters look at: raw <c>AttributeRow</c>s, little-endian, whose sets of genres are indices into the next.</param>
/// <param name="GenreSets">The different sets of genres of these films.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.ShardChunk")]
public sealed record ShardChunk(
    [property: Id(0)] int FirstRow,
    // Id 1 was the films, which are no longer in the rows.
    [property: Id(3)] ImmutableArray<int> MovieIds,
    [property: Id(2)] byte[] Embeddings,
    [property: Id(4)] byte[] Attributes,
    [property: Id(5)] ImmutableArray<ImmutableArray<string>> GenreSets);
