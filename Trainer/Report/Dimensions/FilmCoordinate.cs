using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Trainer.Report.Dimensions;

/// <summary>A film and where it lies in a dimension of U·Σ.</summary>
internal sealed record FilmCoordinate(Movie Movie, double Coordinate);
