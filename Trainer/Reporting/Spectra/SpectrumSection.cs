using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Reporting.Charts;
using MovieSimilarity.Trainer.Reporting.Html;

namespace MovieSimilarity.Trainer.Reporting.Spectra;

/// <summary>The chapter about how much the embeddings keep: both decompositions, dimension by dimension.</summary>
internal static class SpectrumSection
{
    /// <summary>Dimensions whose values are listed.</summary>
    private static readonly int[] Listed = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 500, 1000, 2000, 5000, 10000];

    public static Markup Write(Provenance provenance)
    {
        var (collaborative, content) = (provenance.Collaborative, provenance.Content);
        var dimensions = Math.Max(collaborative.SingularValues.Count, content.SingularValues.Count);
        if (dimensions == 0) return Markup.Of($"<p>The model names no singular values.</p>");
        return Markup.Of(
            $"""
            <p>{Sentence("collaborative", "users", collaborative)} {Sentence("content", "terms", content)}
            The matrices are not centred, so the first dimension mostly carries the mean; its share of the <em>variance</em> may well be below the second's.</p>
            <div class="charts">
            {Chart("variance", "Explained variance per dimension", "of the variance", "Share of the matrix’s total variance, on a logarithmic scale.", provenance, spectrum => spectrum.ExplainedVarianceRatios, logarithmic: true)}
            {Chart("cumulative-variance", "Explained variance, cumulative", "of the variance", "Share of the variance that so many dimensions explain.", provenance, spectrum => Cumulate(spectrum.ExplainedVarianceRatios), logarithmic: false)}
            {Chart("singular-values", "Singular values", "σ", "On a logarithmic scale; how fast they fall tells how many dimensions are worth keeping.", provenance, spectrum => spectrum.SingularValues, logarithmic: true, Figures.Significant)}
            {Chart("energy", "Energy, cumulative", "of the energy", "Σσ² of so many dimensions as a share of the squared Frobenius norm of the matrix.", provenance, Energies, logarithmic: false)}
            </div>
            """);
    }

    private static string Sentence(string name, string columns, Spectrum spectrum) =>
        $"The {name} model keeps {Figures.Count(spectrum.SingularValues.Count)} dimensions of a matrix of {Figures.Count(spectrum.Rows)} films × {Figures.Count(spectrum.Columns)} {columns} " +
        $"({Figures.Count(spectrum.NonZeros)} entries, {Figures.ShortPercent(Math.Round(Density(spectrum), 5))} of all): {Figures.Percent(spectrum.ExplainedVarianceRatios.Sum())} of its variance, {Figures.Percent(spectrum.Energy)} of its energy.";

    private static double Density(Spectrum spectrum) =>
        spectrum.Rows > 0 && spectrum.Columns > 0 ? spectrum.NonZeros / ((double)spectrum.Rows * spectrum.Columns) : 0;

    private static double[] Energies(Spectrum spectrum)
    {
        var squares = Cumulate([.. spectrum.SingularValues.Select(value => value * value)]);
        return squares is [.., > 0 and var total] ? [.. squares.Select(sum => sum / total * spectrum.Energy)] : squares;
    }

    private static double[] Cumulate(IReadOnlyList<double> values)
    {
        var sum = 0.0;
        return [.. values.Select(value => sum += value)];
    }

    private static Markup Chart(
        string id, string title, string label, string explanation, Provenance provenance, Func<Spectrum, IReadOnlyList<double>> select, bool logarithmic,
        Func<double, string>? format = null)
    {
        var tell = format ?? Figures.Percent;
        Series[] lines =
        [
            Line(Ranking.Collaborative, select(provenance.Collaborative), logarithmic),
            Line(Ranking.Content, select(provenance.Content), logarithmic),
        ];
        double[] values = [.. lines.SelectMany(line => line.Points).Select(point => point.Y)];
        if (values.Length == 0) return Markup.Empty;
        var ticks = format is null ? Figures.ShortPercent : (Func<double, string>)Figures.Short;
        var dimensions = lines.Max(line => line.Points.Select(point => point.X).DefaultIfEmpty().Max());
        Axis y = logarithmic ? new LogAxis(label, values.Min() / 1.1, values.Max() * 1.2, ticks) : new LinearAxis(label, 0, Math.Max(values.Max(), 1e-9) * 1.05, ticks);
        return Figure.Of(
            title, explanation,
            LineChart.Draw(id, title, explanation, new LinearAxis("dimension", 1, Math.Max(2, dimensions), Figures.Short), y, lines,
                (dimension, value) => $"{tell(value)} (dimension {Figures.Count(dimension)})"),
            Values(lines, tell), lines);
    }

    private static Series Line(Ranking ranking, IReadOnlyList<double> values, bool positiveOnly) => new(
        ranking.Style, ranking.Name, [.. values.Select((value, i) => (i + 1.0, value)).Where(point => !positiveOnly || point.value > 0)]);

    private static Markup Values(Series[] lines, Func<double, string> tell) => ValueTable.Folded(
        ["dimension", .. lines.Select(line => line.Name)],
        Listed
            .Where(dimension => lines.Any(line => line.Points.Any(point => (int)point.X == dimension)))
            .Select(dimension => (IReadOnlyList<string>)
                [Figures.Count(dimension), .. lines.Select(line => line.Points.Where(point => (int)point.X == dimension).Select(point => tell(point.Y)).FirstOrDefault("–"))]));
}
