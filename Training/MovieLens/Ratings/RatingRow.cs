using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Training.MovieLens.Ratings;

/// <summary>A row of the file of ratings.</summary>
internal readonly record struct RatingRow(int UserId, int MovieId, float Stars, long Timestamp)
{
    /// <exception cref="DataFormatException">The row has other columns, or a field does not hold what it should.</exception>
    public static RatingRow Of(FieldRow row)
    {
        row.RequireColumns();
        return new RatingRow(row.Id(0), row.Id(1), (float)row.Stars(2), row.Timestamp(3));
    }
}
