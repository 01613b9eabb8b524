using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>Distributions below each other: a box from quartile to quartile, a line at the median, whiskers at 10 % and 90 %.</summary>
internal static class BoxPlot
{
    private const double Width = 440;
    private const double Left = 12;
    private const double Right = 420;
    private const double RowHeight = 46;

    public static Markup Draw(
        string id, string title, string description, Axis x, IReadOnlyList<(string Style, string Name, Quantiles Range)> boxes)
    {
        double X(double value) => Left + x.Share(value) * (Right - Left);
        var bottom = boxes.Count * RowHeight + 6;
        var rows = boxes.Select((box, i) => Row(X, box.Style, box.Name, box.Range, i * RowHeight + 16));
        return Markup.Of(
            $"""
            <svg viewBox="0 0 {Width} {bottom + 44}" role="img" aria-labelledby="{id}-title {id}-desc">
            <title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>
            {x.Ticks.Select(tick => Mark(tick.Text, X(tick.Value), bottom))}
            {rows}
            <path class="axis" d="M{Left} {bottom}H{Right}"/>
            <text class="label middle" x="{(Left + Right) / 2}" y="{bottom + 38}">{x.Label}</text>
            </svg>
            """);
    }

    private static Markup Box(double left, double right, double top) =>
        Markup.Of($"<rect x=\"{left:0.#}\" y=\"{top}\" width=\"{Math.Max(1, right - left):0.#}\" height=\"16\"/>");

    private static Markup Mark(string text, double position, double bottom) => Markup.Of(
        $"""
        <path class="grid" d="M{position:0.#} 4V{bottom}"/><text class="middle" x="{position:0.#}" y="{bottom + 18}">{text}</text>
        """);

    private static Markup Row(Func<double, double> x, string style, string name, Quantiles range, double top) => Markup.Of(
        $"""
        <g class="{style}"><title>{name}: 10 %, quartiles and 90 % are {string.Join(", ", range.Ascending.Select(Figures.Count))}</title>
        <text class="row" x="{Left + 2}" y="{top}">{name} — median {Figures.Count(range.Median)}</text>
        <path class="whisker" d="M{x(range.P10):0.#} {top + 14}H{x(range.P90):0.#}"/>
        {Box(x(range.LowerQuartile), x(range.UpperQuartile), top + 6)}
        <path class="median" d="M{x(range.Median):0.#} {top + 4}v20"/></g>

        """);
}

/// <summary>A distribution in three or five numbers, drawn as a box or as a bar with a dot.</summary>
internal sealed record Quantiles(double P10, double LowerQuartile, double Median, double UpperQuartile, double P90)
{
    public IReadOnlyList<double> Ascending => [P10, LowerQuartile, Median, UpperQuartile, P90];

    /// <summary>Of numbers in ascending order; linearly interpolated between neighbours. All zeros where there are none.</summary>
    public static Quantiles Of(IReadOnlyList<int> ascending) =>
        new(At(ascending, 0.10), At(ascending, 0.25), At(ascending, 0.50), At(ascending, 0.75), At(ascending, 0.90));

    private static double At(IReadOnlyList<int> ascending, double share)
    {
        if (ascending.Count == 0) return 0;
        var position = share * (ascending.Count - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, ascending.Count - 1);
        return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
    }
}
