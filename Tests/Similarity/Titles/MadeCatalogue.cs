using MovieSimilarity.Catalogue;
using MovieSimilarity.Titles;

namespace MovieSimilarity.Tests.Similarity.Titles;

/// <summary>Small catalogues by hand.</summary>
internal static class MadeCatalogue
{
    /// <summary>An index of films with ids 1, 2, 3… in the order of the titles, each with the same number of ratings.</summary>
    public static TitleIndex IndexOf(params string[] titles) => IndexOf([.. titles.Select(title => (title, 10))]);

    /// <summary>Likewise, each with its own number of ratings.</summary>
    public static TitleIndex IndexOf(params (string Title, int RatingCount)[] films) =>
        new(new MovieCatalogue(films.Select((film, i) => Film(i + 1, film.Title, film.RatingCount))));

    /// <summary>A film whose year is the one in its title.</summary>
    public static Movie Film(int id, string title, int ratingCount) =>
        new(id, title, ParsedTitle.Parse(title).Year, [], ratingCount, 3.5);

    /// <summary>The titles of films.</summary>
    public static string[] Titles(this IEnumerable<Movie> movies) => [.. movies.Select(movie => movie.Title)];
}
