using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>The drawing surface of a chart with two axes. Lengths are units of its view box, about a pixel each.</summary>
/// <param name="x">The axis from left to right.</param>
/// <param name="y">The axis from bottom to top.</param>
internal sealed class Plane(Axis x, Axis y)
{
    private const double Width = 440;
    private const double Height = 270;
    private const double Left = 50;
    private const double Right = 420;
    private const double Top = 30;
    private const double Bottom = 226;

    public double X(double value) => Left + x.Share(value) * (Right - Left);

    public double Y(double value) => Bottom - y.Share(value) * (Bottom - Top);

    /// <summary>The whole picture: axes with grid lines, and the marks on them.</summary>
    /// <param name="id">Unique within the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">The same as text, for screen readers.</param>
    /// <param name="marks">SVG, drawn in this plane's coordinates.</param>
    public Markup Draw(string id, string title, string description, Markup marks) => Markup.Of(
        $"""
        <svg viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="{id}-title {id}-desc">
        <title id="{id}-title">{title}</title><desc id="{id}-desc">{description}</desc>
        {y.Ticks.Select(YTick)}
        {x.Ticks.Select(XTick)}
        <text class="label" x="4" y="16">{y.Label}</text>
        <text class="label middle" x="{(Left + Right) / 2}" y="{Height - 6}">{x.Label}</text>
        {marks}
        <path class="axis" d="M{Left} {Bottom}H{Right}"/>
        </svg>
        """);

    private Markup XTick(Tick tick)
    {
        var position = X(tick.Value);
        return Markup.Of(
            $"""
            <path class="mark" d="M{position:0.#} {Bottom}v5"/><text class="middle" x="{position:0.#}" y="{Bottom + 19}">{tick.Text}</text>
            """);
    }

    private Markup YTick(Tick tick)
    {
        var position = Y(tick.Value);
        return Markup.Of(
            $"""
            <path class="grid" d="M{Left} {position:0.#}H{Right}"/><text class="end" x="{Left - 6}" y="{position + 4:0.#}">{tick.Text}</text>
            """);
    }
}
