using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Search;

namespace MovieSimilarity.WebFrontend.Cluster;

/// <summary>What queries have in common that can be asked in one batch.</summary>
/// <param name="Layout">The model version that must answer.</param>
/// <param name="Count">How many films to return at most, 1 or more.</param>
/// <param name="Scoring">What to rank by.</param>
internal readonly record struct QueryKind(PartitionLayout Layout, int Count, Scoring Scoring);
