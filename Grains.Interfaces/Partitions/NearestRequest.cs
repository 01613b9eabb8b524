using System.Collections.Immutable;
using MovieSimilarity.Search;

namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>A batch of queries to one partition.</summary>
/// <param name="Queries">The queries, one or more.</param>
/// <param name="SeedEmbeddings">
/// The fused embedding of each query's seed, in the same order; null where the partition that is asked holds all the seeds.
/// </param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.NearestRequest.2")]
public sealed record NearestRequest(
    [property: Id(0)] ImmutableArray<SimilarityQuery> Queries, [property: Id(1)] float[][]? SeedEmbeddings = null);
