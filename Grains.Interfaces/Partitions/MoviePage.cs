using System.Collections.Immutable;
using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Grains.Interfaces.Partitions;

/// <summary>A run of a partition's films.</summary>
/// <param name="Movies">The films, in ascending order of id; at most <see cref="MaxMovies"/>.</param>
[GenerateSerializer, Immutable, Alias("MovieSimilarity.MoviePage")]
public sealed record MoviePage([property: Id(0)] ImmutableArray<Movie> Movies)
{
    /// <summary>About 300 kB with usual titles, and never more than <see cref="Movie.MaxBytes"/> a film: 18 MB.</summary>
    public const int MaxMovies = 4096;
}
