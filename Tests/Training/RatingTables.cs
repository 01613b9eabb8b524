using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.MovieLens.Ratings;

namespace MovieSimilarity.Tests.Training;

/// <summary>Tables of ratings made by hand.</summary>
internal static class RatingTables
{
    /// <summary>A table of ratings of some of these films.</summary>
    public static RatingTable Of(IEnumerable<MovieRow> movies, params IEnumerable<(int User, int Movie, double Stars, long Time)> ratings)
    {
        var builder = new RatingTableBuilder(new IdIndex([.. movies.Select(movie => movie.MovieId)]));
        var line = 2;
        foreach (var (user, movie, stars, time) in ratings) builder.Add(new RatingRow(user, movie, (float)stars, time), line++);
        return builder.Build("ratings.csv", new DropLog());
    }
}
