using System.Globalization;
using MovieSimilarity.Models;

namespace MovieSimilarity.Trainer.Output;

/// <summary>Tells what is in a model.</summary>
internal static class ModelReport
{
    private const int SingularValuesShown = 5;

    public static void Write(TextWriter output, SimilarityModel model)
    {
        var (data, options) = (model.Provenance.DataSet, model.Provenance.Options);
        Line(output, $"version         {model.Version}");
        Line(output, $"trained by      {model.Provenance.TrainedBy}");
        Line(output, $"data set        {data.Name}, newest entry {data.NewestEntry:yyyy-MM-dd}");
        Line(output, $"ratings         {data.Ratings:N0} by {data.Users:N0} users");
        Line(output, $"{"",-16}{data.UsersInMatrix:N0} users with more than {options.MoreRatingsThan} ratings");
        Line(output, $"movies          {data.RatedMovies:N0} rated of {data.Movies:N0}");
        Line(output, $"tags            {data.TagApplications:N0} applications");
        Line(output, $"{"",-16}{data.Terms:N0} terms in at least {options.MinDocumentFrequency:0.######%} of the documents");
        Line(output, $"{"",-16}stop words {(options.StopWords ? "left out" : "kept")}");
        Line(output, $"SVD             tolerance {options.Tolerance:g2}, seed {options.Seed}");
        WriteSpectrum(output, "collaborative", model.Provenance.Collaborative);
        WriteSpectrum(output, "content", model.Provenance.Content);
    }

    private static void WriteSpectrum(TextWriter output, string name, Spectrum spectrum)
    {
        Line(output, $"{name,-16}{spectrum.Rows:N0} × {spectrum.Columns:N0}, {spectrum.NonZeros:N0} entries");
        Line(output, $"{"",-16}{spectrum.SingularValues.Count} dimensions");
        Line(output, $"{"",-16}{spectrum.Energy:P2} of the energy, {spectrum.ExplainedVarianceRatios.Sum():P2} of the variance");
        var shown = spectrum.SingularValues.Take(SingularValuesShown).Select(value => value.ToString("g6", CultureInfo.InvariantCulture));
        Line(output, $"{"",-16}singular values {string.Join(", ", shown)} … {(spectrum.SingularValues is [.., var last] ? last : 0):g6}");
    }

    private static void Line(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
