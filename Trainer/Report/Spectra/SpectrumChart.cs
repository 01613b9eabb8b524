using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Report.Charts;
using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Spectra;

/// <summary>One value a dimension, of both models.</summary>
/// <param name="Id">The chart's id within the page.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Label">What its y axis measures.</param>
/// <param name="Explanation">How to read it.</param>
/// <param name="Select">The values of a spectrum.</param>
internal sealed record SpectrumChart(
    string Id, string Title, string Label, string Explanation, Func<Spectrum, IReadOnlyList<double>> Select)
{
    /// <summary>Dimensions whose values are listed.</summary>
    private static readonly int[] Listed =
        [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 500, 1_000, 2_000, 5_000, 10_000];

    public bool IsLogarithmic { get; init; }

    /// <summary>Whether the values are shares, or numbers of any size.</summary>
    public bool IsShare { get; init; } = true;

    public Markup Draw(Provenance provenance)
    {
        Series[] lines = [Line(Ranking.Collaborative, provenance.Collaborative), Line(Ranking.Content, provenance.Content)];
        var points = lines.SelectMany(line => line.Points).ToArray();
        if (points.Length == 0) return Markup.Empty;
        var x = new LinearAxis("dimension", 1, Math.Max(2, points.Max(point => point.X)), Figures.Short);
        return Figure.Of(
            Title, Explanation,
            LineChart.Draw(Id, Title, Explanation, x, YAxis(points.Min(point => point.Y), points.Max(point => point.Y)), lines,
                (dimension, value) => $"{Tell(value)} (dimension {Figures.Count(dimension)})"),
            Values(lines), lines);
    }

    private Axis YAxis(double least, double greatest)
    {
        Func<double, string> ticks = IsShare ? Figures.ShortPercent : Figures.Short;
        return IsLogarithmic
            ? new LogAxis(Label, least / 1.1, greatest * 1.2, ticks)
            : new LinearAxis(Label, 0, Math.Max(greatest, 1e-9) * 1.05, ticks);
    }

    private string Tell(double value) => IsShare ? Figures.Percent(value) : Figures.Significant(value);

    private Series Line(Ranking ranking, Spectrum spectrum) => new(
        ranking.Style, ranking.Name,
        [.. Select(spectrum).Select((value, i) => (X: i + 1.0, Y: value)).Where(point => !IsLogarithmic || point.Y > 0)]);

    private Markup Values(Series[] lines) => ValueTable.Folded(
        ["dimension", .. lines.Select(line => line.Name)],
        Listed
            .Where(dimension => lines.Any(line => line.Points.Any(point => (int)point.X == dimension)))
            .Select(dimension => (IReadOnlyList<string>)[Figures.Count(dimension), .. lines.Select(line => ValueAt(line, dimension))]));

    private string ValueAt(Series line, int dimension) =>
        line.Points.Where(point => (int)point.X == dimension).Select(point => Tell(point.Y)).FirstOrDefault("–");
}
