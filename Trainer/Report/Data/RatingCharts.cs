using MovieSimilarity.Catalogue;
using MovieSimilarity.Models.Statistics;
using MovieSimilarity.Trainer.Report.Charts;
using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Data;

/// <summary>How ratings are spread over stars, films, users and years.</summary>
internal static class RatingCharts
{
    /// <summary>Points of the rank curve: more would not be seen.</summary>
    private const int RankPoints = 80;

    /// <summary>Of these, every so many-th is listed.</summary>
    private const int ListedEvery = 8;

    /// <summary>Fewer ratings than these say next to nothing of a film.</summary>
    private const int Few = 5;

    public static Markup Stars(TrainingStatistics statistics)
    {
        const string title = "Stars given";
        double all = statistics.Stars.Sum(bar => (long)bar.Ratings);
        var mean = all > 0 ? statistics.Stars.Sum(bar => bar.Stars * bar.Ratings) / all : 0;
        Bar[] bars =
        [
            .. statistics.Stars.Select(bar => new Bar(
                bar.Stars - 0.22, bar.Stars + 0.22, bar.Ratings, FormattableString.Invariant($"{bar.Stars:0.0} stars"))),
        ];
        return Histogram("stars", title, $"{Figures.Count(all)} ratings, {Figures.Stars(mean)} stars on average.",
            new LinearAxis("stars", 0.2, 5.3, Figures.Short, mostTicks: 11), "ratings", bars);
    }

    public static Markup PerUser(UserActivity activity)
    {
        var bars = activity.Bins.Select(bin => new Bar(bin.From, bin.To + 1, bin.Users, Name(bin))).ToArray();
        return Histogram("users", "Ratings per user",
            $"The median user gave {Figures.Count(activity.Median)} ratings, the most active {Figures.Count(activity.Most)}. " +
            "Bins are equally wide on the logarithmic scale.",
            new LogAxis("ratings given", Least(bars), Greatest(bars), Figures.Short), "users", bars);
    }

    public static Markup ByYear(MovieCatalogue catalogue)
    {
        int[] years = [.. catalogue.Where(movie => movie.Year is not null).Select(movie => movie.Year!.Value).Order()];
        Bar[] bars = [.. years.CountBy(year => year).Select(year => new Bar(year.Key - 0.5, year.Key + 0.5, year.Value, Year(year.Key)))];
        var unknown = catalogue.Count - years.Length;
        var decades = years.CountBy(year => year / 10 * 10).Select(decade => new Bar(0, 0, decade.Value, Year(decade.Key) + "s"));
        return Histogram("years", "Films per year of release",
            unknown == 0 ? "Rated films only." : $"Rated films only; {Figures.Count(unknown)} state no year.",
            new LinearAxis("year", Least(bars), Greatest(bars), Year), "films", bars, decades);
    }

    public static Markup ByRank(MovieCatalogue catalogue)
    {
        const string title = "Ratings per film";
        int[] ratings = [.. catalogue.Select(movie => movie.RatingCount).OrderDescending()];
        if (ratings.Length == 0) return Markup.Empty;
        Series line = new("catalogue", "Films", [.. Ranks(ratings.Length).Select(rank => ((double)rank, (double)ratings[rank - 1]))]);
        double all = Math.Max(1, ratings.Sum(count => (long)count));
        double Top(double share) =>
            ratings.Take(Math.Max(1, (int)Math.Round(share * ratings.Length))).Sum(count => (long)count) / all;
        var few = ratings.Count(count => count < Few) / (double)ratings.Length;
        return Figure.Of(
            title,
            $"The most rated 1 % of the films have {Figures.Percent(Top(0.01))} of the ratings, the most rated 10 % have " +
            $"{Figures.Percent(Top(0.1))}; {Figures.Percent(few)} of the films have fewer than {Few}.",
            LineChart.Draw("ranks", title, "Number of ratings by rank, both on logarithmic scales.",
                new LogAxis("rank of the film", 1, ratings.Length, Figures.Short),
                new LogAxis("ratings", 1, ratings[0] * 1.2, Figures.Short), [line],
                (rank, count) => $"{Figures.Count(count)} ratings at rank {Figures.Count(rank)}"),
            ValueTable.Folded(["rank", "ratings"], line.Points.Where((_, i) => i % ListedEvery == 0 || i == line.Points.Count - 1)
                .Select(point => (IReadOnlyList<string>)[Figures.Count(point.X), Figures.Count(point.Y)])));
    }

    /// <summary>Ranks evenly spread on a logarithmic scale, first and last included.</summary>
    private static IEnumerable<int> Ranks(int films) => Enumerable.Range(0, RankPoints)
        .Select(i => (int)Math.Round(Math.Pow(films, i / (RankPoints - 1.0))))
        .Distinct();

    private static Markup Histogram(
        string id, string title, string explanation, Axis x, string counted, IReadOnlyList<Bar> bars, IEnumerable<Bar>? listed = null)
    {
        var most = bars.Select(bar => bar.Height).DefaultIfEmpty().Max();
        return Figure.Of(
            title, explanation,
            BarChart.Draw(id, title, explanation, x, new LinearAxis(counted, 0, Math.Max(1, most) * 1.05, Figures.Short), bars),
            ValueTable.Folded(
                [x.Label, counted], (listed ?? bars).Select(bar => (IReadOnlyList<string>)[bar.Name, Figures.Count(bar.Height)])));
    }

    private static double Least(IEnumerable<Bar> bars) => bars.Select(bar => bar.From).DefaultIfEmpty(1).Min();

    private static double Greatest(IEnumerable<Bar> bars) => bars.Select(bar => bar.To).DefaultIfEmpty(10).Max();

    private static string Year(double year) => FormattableString.Invariant($"{year:0}");

    private static string Name(UserBin bin) =>
        bin.From == bin.To ? Figures.Count(bin.From) : $"{Figures.Count(bin.From)} – {Figures.Count(bin.To)}";
}
