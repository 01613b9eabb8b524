using System.Globalization;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Console;

/// <summary>Reports how much was read of a data set, and what was left out and why.</summary>
internal static class DataSetReport
{
    public static void Write(IProgressLog log, MovieLensDataSet data, int moreRatingsThan)
    {
        var fewRatings = Enumerable.Range(0, data.Ratings.UserIds.Length).Select(data.Ratings.CountOf)
            .Where(count => count <= moreRatingsThan).ToArray();
        var ratings = data.Ratings.CountByMovie(data.Movies.Count);
        var unrated = data.Movies.Where((_, index) => ratings[index] == 0).Select(movie => movie.MovieId).ToHashSet();
        Line(log, $"  {data.Ratings.Count:N0} ratings by {data.Ratings.UserIds.Length:N0} users");
        Line(log, $"  {data.Movies.Count:N0} movies, {data.Movies.Count - unrated.Count:N0} of them rated");
        Line(log, $"  {data.Tags.Count:N0} tag applications");
        foreach (var drop in data.Dropped)
            Line(log, $"  dropped {drop.Count:N0} rows of {drop.File}: {drop.Reason} (first in line {drop.FirstLine})");
        if (fewRatings.Length > 0)
        {
            var left = fewRatings.Sum();
            Line(
                log,
                $"  not in the rating matrix: {fewRatings.Length:N0} users with {moreRatingsThan} ratings or fewer ({left:N0} ratings)");
        }
        if (unrated.Count > 0)
        {
            var tags = data.Tags.Count(tag => unrated.Contains(tag.MovieId));
            Line(log, $"  not in the model: {unrated.Count:N0} movies nobody rated ({tags:N0} tag applications)");
        }
    }

    private static void Line(IProgressLog log, FormattableString line) => log.Info(line.ToString(CultureInfo.InvariantCulture));
}
