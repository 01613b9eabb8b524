using MovieSimilarity.Trainer.Report.Charts;
using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Popularity;

/// <summary>The charts of a popularity study.</summary>
internal sealed class PopularityCharts(PopularityStudy study)
{
    /// <summary>From a thousandth of the catalogue to all of it, ten steps a decade.</summary>
    private static readonly double[] Shares = [.. Enumerable.Range(0, 31).Select(i => Math.Pow(10, -3 + i / 10.0))];

    private static readonly Series[] Legend = [.. Ranking.All.Select(ranking => new Series(ranking.Style, ranking.Name, []))];

    public Markup Distribution(string id, string seeds, SeedGroup group)
    {
        var title = $"How often recommended films were rated: {seeds}";
        (string Style, string Name, Quantiles Range)[] boxes =
        [
            ("catalogue", "All films (by lot)", study.Catalogue.Ratings),
            .. Ranking.All.Select((ranking, i) => (ranking.Style, ranking.Name, group.Profiles[i].Ratings)),
        ];
        // Both groups on the same scale.
        var most = study.AllSeeds.Profiles.Concat(study.PopularSeeds.Profiles).Append(study.Catalogue).Max(profile => profile.Ratings.P90);
        return Figure.Of(
            title, "Boxes reach from quartile to quartile, whiskers from 10 % to 90 %.",
            BoxPlot.Draw(id, title, "Distribution of the number of ratings: all films, then each ranking.",
                new LogAxis("ratings of a film", 1, most * 1.2, Figures.Short), boxes),
            ValueTable.Folded(
                ["", "10 %", "quartile", "median", "quartile", "90 %"],
                boxes.Select(box => (IReadOnlyList<string>)
                    [box.Name, .. box.Range.Ascending.Select(Figures.Count)])));
    }

    public static Markup Concentration(string id, string seeds, SeedGroup group)
    {
        var title = $"How much goes to the most rated films: {seeds}";
        Series[] lines =
        [
            new("catalogue", "By lot", [.. Shares.Select(share => (share, share))]),
            .. Ranking.All.Select((ranking, i) => new Series(ranking.Style, ranking.Name, group.Concentration(i, Shares))),
        ];
        return Figure.Of(
            title,
            "The share of all recommendations that goes to the most rated 1\u00a0%, 10\u00a0%\u00a0… of the films. Above the grey line: in " +
            "favour of popular films.",
            LineChart.Draw(id, title, "Cumulative share of recommendations by share of the most rated films.",
                new LogAxis("most rated films", Shares[0], 1, Figures.ShortPercent),
                new LinearAxis("recommendations", 0, 1, Figures.ShortPercent), lines,
                (films, share) => $"{Figures.Percent(share)} of recommendations go to the most rated {Figures.Percent(films)}"),
            ValueTable.Folded(
                ["most rated films", .. lines.Select(line => line.Name)],
                Enumerable.Range(0, Shares.Length).Where(i => i % 5 == 0).Select(i => (IReadOnlyList<string>)
                    [Figures.Percent(Shares[i]), .. lines.Select(line => Figures.Percent(line.Points[i].Y))])),
            lines);
    }

    public Markup BySeedPopularity()
    {
        const string title = "Popularity of seed and recommendations";
        RangeSeries seeds = new("catalogue", "Seeds", study.SeedsByGroup());
        RangeSeries[] series =
            [seeds, .. Ranking.All.Select((ranking, i) => new RangeSeries(ranking.Style, ranking.Name, study.RecommendedByGroup(i)))];
        var most = series.Max(one => one.Ranges.Max(range => range.UpperQuartile));
        return Figure.Of(
            title, $"Seeds in {study.Groups} equal groups by popularity. Dots are medians, bars reach from quartile to quartile.",
            RangeChart.Draw("popularity-seeds", title, "Ratings of what is recommended for seeds of growing popularity.",
                new LinearAxis("seeds, from least to most rated", 0.4, study.Groups + 0.6, Figures.Short, mostTicks: 11),
                new LogAxis("ratings of a film", 1, most * 1.2, Figures.Short), series),
            Values("group", series), [new Series(seeds.Style, seeds.Name, []), .. Legend]);
    }

    public Markup ByPlace(string id, string seeds, SeedGroup group)
    {
        var title = $"Popularity by place in the list: {seeds}";
        RangeSeries[] series =
            [.. Ranking.All.Select((ranking, i) => new RangeSeries(ranking.Style, ranking.Name, group.RatingsByPlace(i)))];
        var places = Math.Max(2, series.Max(one => one.Ranges.Count));
        Series[] lines =
        [
            new("catalogue", "All films", [(1, study.Catalogue.Ratings.Median), (places, study.Catalogue.Ratings.Median)]),
            .. series.Select(one => new Series(one.Style, one.Name, [.. one.Ranges.Select((range, i) => (i + 1.0, range.Median))])),
        ];
        var most = Math.Max(1, lines.SelectMany(line => line.Points).Max(point => point.Y));
        return Figure.Of(
            title, "Medians at each place; the grey line is the median of all films.",
            LineChart.Draw(id, title, "Median number of ratings at each place of the lists.",
                new LinearAxis("place in the list", 1, places, Figures.Short),
                new LinearAxis("median ratings", 0, most * 1.1, Figures.Short), lines,
                (place, ratings) => $"{Figures.Count(ratings)} ratings at place {Figures.Count(place)}"),
            Values("place", series), lines);
    }

    private static Markup Values(string position, IReadOnlyList<RangeSeries> series) => ValueTable.Folded(
        [position, .. series.Select(one => $"{one.Name}: median (quartiles)")],
        Enumerable.Range(0, series.Max(one => one.Ranges.Count)).Select(i => (IReadOnlyList<string>)
            [Figures.Count(i + 1), .. series.Select(one => i < one.Ranges.Count ? Tell(one.Ranges[i]) : "–")]));

    private static string Tell(Quantiles range) =>
        $"{Figures.Count(range.Median)} ({Figures.Count(range.LowerQuartile)} – {Figures.Count(range.UpperQuartile)})";
}
