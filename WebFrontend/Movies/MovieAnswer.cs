using MovieSimilarity.Catalogue;

namespace MovieSimilarity.WebFrontend.Movies;

/// <summary>A film as the API shows it.</summary>
internal sealed record MovieAnswer(
    int MovieId, string Title, int? Year, IReadOnlyList<string> Genres, double AverageRating, int RatingCount)
{
    /// <summary>Decimals of an average rating.</summary>
    public const int RatingDecimals = 2;

    public static MovieAnswer Of(Movie movie) =>
        new(movie.Id, movie.Title, movie.Year, movie.Genres, Math.Round(movie.AverageRating, RatingDecimals), movie.RatingCount);
}
