using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>Quartiles as bars with a dot at the median, several series side by side at each position.</summary>
internal static class RangeChart
{
    /// <summary>Units between neighbouring series at a position.</summary>
    private const double Offset = 9;

    public static Markup Draw(string id, string title, string description, Axis x, Axis y, IReadOnlyList<RangeSeries> series)
    {
        var plane = new Plane(x, y);
        var marks = series.Select((one, i) => Draw(plane, one, Offset * (i - (series.Count - 1) / 2.0)));
        return plane.Draw(id, title, description, Markup.Of($"{marks}"));
    }

    private static Markup Draw(Plane plane, RangeSeries series, double offset) => Markup.Of(
        $"<g class=\"{series.Style}\">{series.Ranges.Select((range, i) => Draw(plane, series.Name, range, i + 1, offset))}</g>\n");

    private static Markup Draw(Plane plane, string name, Quantiles range, int position, double offset)
    {
        var center = plane.X(position) + offset;
        var quartiles = $"{Figures.Count(range.LowerQuartile)} to {Figures.Count(range.UpperQuartile)}";
        return Markup.Of(
            $"""
            <g><title>{name}, {position}: {Figures.Count(range.Median)} ({quartiles})</title>
            <path class="range" d="M{center:0.#} {plane.Y(range.LowerQuartile):0.#}V{plane.Y(range.UpperQuartile):0.#}"/>
            <circle cx="{center:0.#}" cy="{plane.Y(range.Median):0.#}" r="3.4"/></g>
            """);
    }
}

/// <summary>A named run of distributions.</summary>
/// <param name="Style">Its colour: a class of the style sheet.</param>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Ranges">A distribution at each of the positions 1, 2, 3…</param>
internal sealed record RangeSeries(string Style, string Name, IReadOnlyList<Quantiles> Ranges);
