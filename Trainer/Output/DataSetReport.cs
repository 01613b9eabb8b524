using System.Globalization;
using MovieSimilarity.Trainer.MovieLens;
using MovieSimilarity.Trainer.Progress;

namespace MovieSimilarity.Trainer.Output;

/// <summary>Tells what was read of a data set, and what was left out and why.</summary>
internal static class DataSetReport
{
    public static void Write(IProgressLog log, MovieLensDataSet data, int moreRatingsThan)
    {
        var perUser = data.Ratings.UserIds.CountBy(user => user).ToArray();
        var fewRatings = perUser.Where(user => user.Value <= moreRatingsThan).ToArray();
        var rated = data.Ratings.MovieIds.ToHashSet();
        Line(log, $"  {data.Ratings.Count:N0} ratings by {perUser.Length:N0} users");
        Line(log, $"  {data.Movies.Count:N0} movies, {rated.Count:N0} of them rated");
        Line(log, $"  {data.Tags.Count:N0} tag applications");
        foreach (var drop in data.Dropped)
            Line(log, $"  dropped {drop.Count:N0} rows of {drop.File}: {drop.Reason} (first in line {drop.FirstLine})");
        if (fewRatings.Length > 0)
        {
            var left = fewRatings.Sum(user => user.Value);
            Line(
                log,
                $"  not in the rating matrix: {fewRatings.Length:N0} users with {moreRatingsThan} ratings or fewer ({left:N0} ratings)");
        }
        if (rated.Count < data.Movies.Count)
        {
            var tags = data.Tags.Count(tag => !rated.Contains(tag.MovieId));
            Line(log, $"  not in the model: {data.Movies.Count - rated.Count:N0} movies nobody rated ({tags:N0} tag applications)");
        }
    }

    private static void Line(IProgressLog log, FormattableString line) => log.Info(line.ToString(CultureInfo.InvariantCulture));
}
