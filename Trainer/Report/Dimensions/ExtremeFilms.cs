using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;

namespace MovieSimilarity.Trainer.Report.Dimensions;

/// <summary>Finds the films at both ends of a dimension.</summary>
/// <param name="model">The model.</param>
/// <param name="collaborative">Whether of the collaborative embedding, or of the content one.</param>
internal sealed class ExtremeFilms(SimilarityModel model, bool collaborative)
{
    private const int Shown = 7;

    /// <summary>An end whose furthest film lies nearer to 0 than this share of the other end's is no end.</summary>
    private const double NoEnd = 0.05;

    public int Dimensions => collaborative
        ? model.Shard.Embeddings.CollaborativeDimensions
        : model.Shard.Embeddings.ContentDimensions;

    /// <summary>The films at both ends of a dimension, the furthest first; empty where there is no such end.</summary>
    public (IReadOnlyList<FilmCoordinate> Negative, IReadOnlyList<FilmCoordinate> Positive) Of(int dimension)
    {
        FilmCoordinate[] films = [.. model.Catalogue.Select((movie, row) => new FilmCoordinate(movie, Coordinate(row, dimension)))];
        var (negative, positive) = (End(films, -1), End(films, 1));
        var furthest = negative.Concat(positive).Select(film => Math.Abs(film.Coordinate)).DefaultIfEmpty().Max();
        bool IsEnd(FilmCoordinate[] end) => end.Length > 0 && end.Max(film => Math.Abs(film.Coordinate)) >= NoEnd * furthest;
        return (IsEnd(negative) ? negative : [], IsEnd(positive) ? positive : []);
    }

    private static double Signed(FilmCoordinate film, int sign) => sign * film.Coordinate;

    private FilmCoordinate[] End(IEnumerable<FilmCoordinate> films, int sign) =>
    [
        .. films
            .Where(film => Signed(film, sign) > 0)
            .OrderByDescending(film => Signed(film, sign) * Weight(film))
            .ThenBy(film => film.Movie.Id)
            .Take(Shown),
    ];

    /// <summary>
    /// Coordinates of the collaborative model grow with a film's ratings by themselves. Those of the content model are of rows of
    /// unit length, thousands of them equal; weighted, the known films among them come first.
    /// </summary>
    private double Weight(FilmCoordinate film) => collaborative ? 1 : Math.Log(1 + film.Movie.RatingCount);

    private double Coordinate(int row, int dimension)
    {
        var embeddings = model.Shard.Embeddings;
        var column = collaborative ? dimension : embeddings.CollaborativeDimensions + dimension;
        return (double)embeddings.Row(row)[column] * model.Norms.Span[2 * row + (collaborative ? 0 : 1)];
    }
}

/// <summary>A film and where it lies in a dimension of U·Σ.</summary>
internal sealed record FilmCoordinate(Movie Movie, double Coordinate);
