using System.Collections.Immutable;
using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Grains.Interfaces.Shards;

/// <summary>A run of a partition's rows on its way into the grain.</summary>
/// <param name="FirstRow">The first one's row within the partition, from 0.</param>
/// <param name="Movies">The films.</param>
/// <param name="Embeddings">
/// Their fused embeddings, row-major, as little-endian 32-bit floats: as raw bytes, since the serializer would tag each float.
/// </param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.ShardChunk")]
public sealed record ShardChunk(
    [property: Id(0)] int FirstRow,
    [property: Id(1)] ImmutableArray<Movie> Movies,
    [property: Id(2)] byte[] Embeddings);
