using MovieSimilarity.Trainer.Reporting.Charts;
using MovieSimilarity.Trainer.Reporting.Html;

namespace MovieSimilarity.Trainer.Reporting.Popularity;

/// <summary>The charts of a popularity study.</summary>
internal sealed class PopularityCharts(PopularityStudy study)
{
    private static readonly double[] Shares = [.. Enumerable.Range(0, 31).Select(i => Math.Pow(10, -3 + i / 10.0))];

    private static readonly Series[] Legend = [.. Ranking.All.Select(ranking => new Series(ranking.Style, ranking.Name, []))];

    public Markup Distribution()
    {
        const string title = "How often recommended films were rated";
        (string Style, string Name, Quantiles Range)[] boxes =
        [
            ("catalogue", "All films (by lot)", study.Catalogue.Ratings),
            .. Ranking.All.Select((ranking, i) => (ranking.Style, ranking.Name, study.Profiles[i].Ratings)),
        ];
        return Figure.Of(
            title, "Boxes reach from quartile to quartile, whiskers from 10 % to 90 %.",
            BoxPlot.Draw("popularity-distribution", title, "Distribution of the number of ratings: all films, then each ranking.",
                new LogAxis("ratings of a film", 1, boxes.Max(box => box.Range.P90) * 1.2, Figures.Short), boxes),
            ValueTable.Folded(
                ["", "10 %", "quartile", "median", "quartile", "90 %"],
                boxes.Select(box => (IReadOnlyList<string>)[box.Name, .. Tell(box.Range)])));
    }

    public Markup BySeedPopularity()
    {
        const string title = "… by the popularity of the seed";
        var seeds = study.SeedsByGroup();
        RangeSeries[] series = [.. Ranking.All.Select((ranking, i) => new RangeSeries(ranking.Style, ranking.Name, study.RecommendedByGroup(i)))];
        RangeSeries all = new("catalogue", "The seeds themselves", seeds);
        return Figure.Of(
            title,
            $"Seeds in {study.Groups} equal groups, the least rated on the left. Dots are medians, bars reach from quartile to quartile; grey are the seeds themselves.",
            RangeChart.Draw("popularity-seeds", title, "Ratings of what is recommended for seeds of growing popularity.",
                new LinearAxis("seeds, from least to most rated", 0.4, study.Groups + 0.6, Figures.Short),
                new LogAxis("ratings of recommended films", 1, series.Append(all).Max(one => one.Ranges.Max(range => range.UpperQuartile)) * 1.2, Figures.Short),
                [all, .. series]),
            Values("group", [all, .. series]),
            [new Series("catalogue", "Seeds", []), .. Legend]);
    }

    public Markup ByPlace()
    {
        const string title = "… by the place in the list";
        RangeSeries[] series = [.. Ranking.All.Select((ranking, i) => new RangeSeries(ranking.Style, ranking.Name, study.RecommendedByPlace(i)))];
        Series[] lines = [.. series.Select(one => new Series(one.Style, one.Name, [.. one.Ranges.Select((range, i) => (i + 1.0, range.Median))]))];
        var most = Math.Max(study.Catalogue.Ratings.Median, lines.Max(line => line.Points.Select(point => point.Y).DefaultIfEmpty().Max()));
        Series median = new("catalogue", "All films", [(1, study.Catalogue.Ratings.Median), (SimilarityPlaces(lines), study.Catalogue.Ratings.Median)]);
        return Figure.Of(
            title, "Medians at each place; the grey line is the median of all films.",
            LineChart.Draw("popularity-places", title, "Median number of ratings at each place of the lists.",
                new LinearAxis("place in the list", 1, SimilarityPlaces(lines), Figures.Short),
                new LinearAxis("median ratings", 0, most * 1.1, Figures.Short), [median, .. lines],
                (place, ratings) => $"{Figures.Count(ratings)} ratings at place {Figures.Count(place)}"),
            Values("place", series), [median, .. Legend]);
    }

    public Markup Concentration()
    {
        const string title = "How much goes to the most rated films";
        Series[] lines =
        [
            new("catalogue", "By lot", [.. Shares.Select(share => (share, share))]),
            .. Ranking.All.Select((ranking, i) => new Series(ranking.Style, ranking.Name, study.Concentration(i, Shares))),
        ];
        return Figure.Of(
            title, "The share of all recommendations that goes to the most rated 0.1 %, 1 %, 10 % … of the films. Above the grey line: biased towards popular films.",
            LineChart.Draw("popularity-concentration", title, "Cumulative share of recommendations by share of the most rated films.",
                new LogAxis("most rated films", Shares[0], 1, Figures.ShortPercent), new LinearAxis("recommendations", 0, 1, Figures.ShortPercent), lines,
                (films, share) => $"{Figures.Percent(share)} of recommendations go to the most rated {Figures.ShortPercent(films)}"),
            ValueTable.Folded(
                ["most rated films", .. lines.Select(line => line.Name)],
                Enumerable.Range(0, Shares.Length).Where(i => i % 5 == 0).Select(i => (IReadOnlyList<string>)
                    [Figures.ShortPercent(Shares[i]), .. lines.Select(line => Figures.Percent(line.Points[i].Y))])),
            lines);
    }

    private static double SimilarityPlaces(IEnumerable<Series> lines) => Math.Max(2, lines.Max(line => line.Points.Count));

    private static Markup Values(string position, IReadOnlyList<RangeSeries> series) => ValueTable.Folded(
        [position, .. series.Select(one => $"{one.Name}: median (quartiles)")],
        Enumerable.Range(0, series.Max(one => one.Ranges.Count)).Select(i => (IReadOnlyList<string>)
            [Figures.Count(i + 1), .. series.Select(one => i < one.Ranges.Count ? Tell(one.Ranges[i], brief: true)[0] : "–")]));

    private static string[] Tell(Quantiles range, bool brief = false) => brief
        ? [$"{Figures.Count(range.Median)} ({Figures.Count(range.LowerQuartile)} – {Figures.Count(range.UpperQuartile)})"]
        : [.. new[] { range.P10, range.LowerQuartile, range.Median, range.UpperQuartile, range.P90 }.Select(Figures.Count)];
}
