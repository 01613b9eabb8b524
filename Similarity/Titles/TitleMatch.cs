using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Titles;

/// <summary>The result of looking up a typed title.</summary>
/// <param name="Movie">The film; of several that share what was typed, the one with most ratings, then with the lowest id.</param>
/// <param name="OtherMovies">The others that share it, by rating count descending, then by id; empty where it is unambiguous.</param>
/// <param name="Matched">How what was typed agrees with the film's title.</param>
public sealed record TitleMatch(Movie Movie, IReadOnlyList<Movie> OtherMovies, TitleMatchKind Matched);

/// <summary>How a typed title agrees with the film that it finds.</summary>
public enum TitleMatchKind
{
    /// <summary>The main title with the film's year, or without one where the film has none; case, punctuation and articles do not count.</summary>
    Exact,

    /// <summary>One of the alternative titles, with the film's year or without any.</summary>
    AlternativeTitle,

    /// <summary>The main title; no year was typed, or the film has none.</summary>
    WithoutYear,

    /// <summary>A title with its numbers written otherwise, as <c>Rocky 2</c> for Rocky II.</summary>
    Numeral,

    /// <summary>The first words of a title or of its subtitle, or their initials.</summary>
    Beginning,

    /// <summary>A title with a year that is one off.</summary>
    NearYear,

    /// <summary>No title; the first suggestion for one that may be misspelt.</summary>
    Fuzzy,
}
