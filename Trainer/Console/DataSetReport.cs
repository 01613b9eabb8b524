using System.Globalization;
using MovieSimilarity.Models;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Console;

/// <summary>Reports how much was read of a data set, and what was left out and why.</summary>
internal static class DataSetReport
{
    public static void Write(IProgressLog log, MovieLensDataSet data, TrainingOptions options)
    {
        var fewRatings = Enumerable.Range(0, data.Ratings.UserIds.Length).Select(data.Ratings.CountOf)
            .Where(count => count <= options.MoreRatingsThan).ToArray();
        var ratings = data.Ratings.CountByMovie(data.Movies.Count);
        var unrated = data.Movies.Where((_, index) => ratings[index] == 0).Select(movie => movie.MovieId).ToHashSet();
        Line(log, $"  {data.Ratings.Count:N0} ratings by {data.Ratings.UserIds.Length:N0} users");
        Line(log, $"  {data.Movies.Count:N0} movies, {data.Movies.Count - unrated.Count:N0} of them rated");
        Line(log, $"  {data.Tags.Count:N0} tag applications");
        WriteDropped(log, data.Dropped);
        if (fewRatings.Length > 0)
        {
            var left = fewRatings.Sum();
            Line(
                log,
                $"  not in the rating matrix: {fewRatings.Length:N0} users with {options.MoreRatingsThan} ratings or fewer ({left:N0} ratings)");
        }
        if (unrated.Count > 0) WriteUnrated(log, data, unrated, options.KeepUnrated);
    }

    public static void WriteDropped(IProgressLog log, IReadOnlyList<DroppedRows> dropped)
    {
        foreach (var drop in dropped) Line(log, $"  dropped {drop.Count:N0} rows of {drop.File}: {drop.Reason} (first in line {drop.FirstLine})");
    }

    private static void WriteUnrated(IProgressLog log, MovieLensDataSet data, HashSet<int> unrated, bool keepUnrated)
    {
        var tags = data.Tags.Where(tag => unrated.Contains(tag.MovieId)).ToArray();
        var tagged = tags.DistinctBy(tag => tag.MovieId).Count();
        if (!keepUnrated)
        {
            Line(log, $"  not in the model: {unrated.Count:N0} movies nobody rated ({tags.Length:N0} tag applications)");
            return;
        }
        if (tagged > 0) Line(log, $"  in the model by their content alone: {tagged:N0} movies nobody rated ({tags.Length:N0} tag applications)");
        if (tagged < unrated.Count) Line(log, $"  not in the model: {unrated.Count - tagged:N0} movies nobody rated or tagged");
    }

    private static void Line(IProgressLog log, FormattableString line) => log.Info(line.ToString(CultureInfo.InvariantCulture));
}
