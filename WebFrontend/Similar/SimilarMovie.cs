using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Movies;

namespace MovieSimilarity.WebFrontend.Similar;

/// <summary>One ranked result.</summary>
internal sealed record SimilarMovie(
    int Rank,
    int MovieId,
    string Title,
    int? Year,
    IReadOnlyList<string> Genres,
    double AverageRating,
    int RatingCount,
    double SimilarityScore,
    double CollaborativeScore,
    double ContentScore)
{
    /// <summary>Decimals of a score: what the stored floats can vouch for.</summary>
    private const int ScoreDecimals = 6;

    public static SimilarMovie Of(Neighbour neighbour, Movie movie, int rank) => new(
        rank,
        movie.Id,
        movie.Title,
        movie.Year,
        movie.Genres,
        Math.Round(movie.AverageRating, MovieAnswer.RatingDecimals),
        movie.RatingCount,
        Math.Round(neighbour.Score, ScoreDecimals),
        Math.Round(neighbour.CollaborativeScore, ScoreDecimals),
        Math.Round(neighbour.ContentScore, ScoreDecimals));
}
