using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Charts;

/// <summary>A chart with its title, what to see in it, its legend, and its values as a table.</summary>
internal static class Figure
{
    public static Markup Of(string title, string explanation, Markup chart, Markup values, params Series[] legend) => Markup.Of(
        $"""
        <figure><figcaption><h3>{title}</h3><p>{explanation}</p></figcaption>
        {Legend(legend)}{chart}
        {values}</figure>

        """);

    /// <summary>Colour is not all that tells lines apart: they are dashed differently, too.</summary>
    private static Markup Legend(Series[] legend) => legend.Length == 0 ? Markup.Empty : Markup.Of(
        $"<p class=\"legend\">{legend.Select(Key)}</p>");

    private static Markup Key(Series series) => Markup.Of(
        $"""
        <span><svg viewBox="0 0 30 10" class="key {series.Style}" aria-hidden="true"><polyline points="1,5 29,5"/>
        <circle cx="15" cy="5" r="3"/></svg>{series.Name}</span>
        """);
}
