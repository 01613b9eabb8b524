using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Trainer.Comparison;

/// <summary>
/// Models of films on a half circle: the smaller the angle between two films, the more similar they are. So their lists can be read off the
/// angles.
/// </summary>
internal static class AngleModels
{
    /// <summary>
    /// Lists of two: 10: 20, 30. 20: 10, 30. 30: 20, 40. 40: 30, 50. 50: 40, 30.
    /// </summary>
    public static SimilarityModel First => Of(0, 10, 25, 45, 70);

    /// <summary>
    /// Film 50 has moved to the other end. Lists of two: 10: 20, 50. 20: 10, 30. 30: 20, 40. 40: 30, 20. 50: 10, 20. So 4 of 10 entries change,
    /// in the lists of 10, 40 and 50, and the first entry in that of 50.
    /// </summary>
    public static SimilarityModel Moved => Of(0, 10, 25, 45, -12);

    /// <summary>
    /// Film 50 has the id 60, and twice as many ratings. Lists of two: as those of <see cref="First"/> with 60 for 50. So 1 of the 8 entries of the
    /// common films changes, in the list of 40.
    /// </summary>
    public static SimilarityModel Renamed => TestModels.With(First, film => film.Id == 50 ? film with { Id = 60, RatingCount = 10 } : film);

    /// <summary>Films 10, 20, 30, … with 1, 2, 3, … ratings.</summary>
    /// <param name="degrees">Their angles.</param>
    public static SimilarityModel Of(params double[] degrees) => TestModels.Of(Array.ConvertAll(degrees, Vector));

    private static double[] Vector(double degrees)
    {
        var vector = new double[TestModels.CollaborativeDimensions + TestModels.ContentDimensions];
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        (vector[0], vector[1]) = (cos, sin);
        (vector[TestModels.CollaborativeDimensions], vector[TestModels.CollaborativeDimensions + 1]) = (cos, sin);
        return vector;
    }
}
