using System.Collections.Immutable;
using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>A run of a partition's films.</summary>
/// <param name="Movies">The films, in ascending order of id.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.MoviePage")]
public sealed record MoviePage([property: Id(0)] ImmutableArray<Movie> Movies);
