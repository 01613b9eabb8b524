using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Console;
using MovieSimilarity.Trainer.Report.Data;
using MovieSimilarity.Trainer.Report.Dimensions;
using MovieSimilarity.Trainer.Report.Examples;
using MovieSimilarity.Trainer.Report.Html;
using MovieSimilarity.Trainer.Report.Popularity;
using MovieSimilarity.Trainer.Report.Run;
using MovieSimilarity.Trainer.Report.Spectra;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Report;

/// <summary>A page that shows what a model was trained on, what it learned and what it recommends.</summary>
internal static class ModelReportPage
{
    /// <summary>Writes the page; the same model, timings and seeds give the same bytes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="timings">The log of its training, or null where there is none.</param>
    /// <param name="seeds">Films to show recommendations for.</param>
    /// <param name="log">Receives the progress of each stage.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public static string Write(
        SimilarityModel model, TrainingLog? timings, IReadOnlyList<Movie> seeds, IProgressLog log, CancellationToken cancellationToken)
    {
        var study = PopularityStudy.Run(model, log, cancellationToken);
        return Page.Of(
            $"MovieSimilarity: {model.Provenance.DataSet.Name}",
            HeaderSection.Write(model),
            ("variance", "What the embeddings keep", SpectrumSection.Write(model.Provenance)),
            ("data", "Ratings and tags", DataSection.Write(model)),
            ("dimensions", "What the strongest dimensions mean", DimensionSection.Write(model)),
            ("popularity", "Popularity of what is recommended", PopularitySection.Write(study)),
            ("examples", "Examples", ExampleSection.Write(model, seeds)),
            ("timings", "Timings", TimingSection.Write(timings))).ToString();
    }
}
