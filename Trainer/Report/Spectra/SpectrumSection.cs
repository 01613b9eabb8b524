using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Trainer.Report.Spectra;

/// <summary>The chapter about how much the embeddings keep: both decompositions, dimension by dimension.</summary>
internal static class SpectrumSection
{
    private static readonly SpectrumChart[] Charts =
    [
        new("variance", "Explained variance per dimension", "of the variance",
            "Share of the matrix’s total variance, on a logarithmic scale.",
            spectrum => spectrum.ExplainedVarianceRatios) { IsLogarithmic = true },
        new("cumulative-variance", "Explained variance, cumulative", "of the variance",
            "Share of the variance that so many dimensions explain.",
            spectrum => Cumulate(spectrum.ExplainedVarianceRatios)),
        new("singular-values", "Singular values", "σ",
            "On a logarithmic scale; how fast they fall tells how many dimensions are worth keeping.",
            spectrum => spectrum.SingularValues) { IsLogarithmic = true, IsShare = false },
        new("energy", "Energy, cumulative", "of the energy",
            "Σσ² of so many dimensions as a share of the squared Frobenius norm of the matrix.",
            Energies),
    ];

    public static Markup Write(Provenance provenance)
    {
        var (collaborative, content) = (provenance.Collaborative, provenance.Content);
        var dimensions = Math.Max(collaborative.SingularValues.Count, content.SingularValues.Count);
        if (dimensions == 0) return Markup.Of($"<p>The model names no singular values.</p>");
        return Markup.Of(
            $"""
            <p>{Sentence("collaborative", "users", collaborative)} {Sentence("content", "terms", content)}
            The matrices are not centred, so the first dimension mostly carries the mean; its share of the <em>variance</em> may well be
            below the second's.</p>
            <div class="charts">{Charts.Select(chart => chart.Draw(provenance))}</div>
            """);
    }

    private static string Sentence(string name, string columns, Spectrum spectrum) =>
        $"The {name} model keeps {Figures.Count(spectrum.SingularValues.Count)} dimensions of a matrix of " +
        $"{Figures.Count(spectrum.Rows)} films × {Figures.Count(spectrum.Columns)} {columns} ({Figures.Count(spectrum.NonZeros)} entries, " +
        $"{Figures.ShortPercent(Math.Round(Density(spectrum), 5))} of all): {Figures.Percent(spectrum.ExplainedVarianceRatios.Sum())} of " +
        $"its variance, {Figures.Percent(spectrum.Energy)} of its energy.";

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
}
