using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Titles;

/// <summary>What a typed title was found to mean.</summary>
/// <param name="Movie">The film; of several that share what was typed, the one with most ratings, then with the lowest id.</param>
/// <param name="OtherMovies">The others that share it, by rating count descending, then by id; empty where it is unambiguous.</param>
public sealed record TitleMatch(Movie Movie, IReadOnlyList<Movie> OtherMovies);
