using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>A histogram.</summary>
internal static class BarChart
{
    /// <summary>Units between bars, or a share of narrow ones.</summary>
    private const double Gap = 1;

    private const double GapShare = 0.15;

    public static Markup Draw(string id, string title, string description, Axis x, Axis y, IEnumerable<Bar> bars)
    {
        var plane = new Plane(x, y);
        return plane.Draw(id, title, description, Markup.Of($"<g class=\"catalogue\">{bars.Select(bar => Draw(plane, bar))}</g>"));
    }

    private static Markup Draw(Plane plane, Bar bar)
    {
        var (left, right, top) = (plane.X(bar.From), plane.X(bar.To), plane.Y(bar.Height));
        var width = right - left - Math.Min(Gap, GapShare * (right - left));
        return Markup.Of(
            $"""
            <rect x="{left:0.##}" y="{top:0.#}" width="{width:0.##}" height="{plane.Y(0) - top:0.#}">
            <title>{bar.Name}: {Figures.Count(bar.Height)}</title></rect>

            """);
    }
}

/// <summary>A bar of a histogram.</summary>
/// <param name="From">Its left edge on the x axis.</param>
/// <param name="To">Its right edge.</param>
/// <param name="Height">What it counts.</param>
/// <param name="Name">What it stands for.</param>
internal sealed record Bar(double From, double To, double Height, string Name);
