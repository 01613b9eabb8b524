using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Training;

/// <summary>What <c>trainer train</c> took on one data set: medians over all its runs.</summary>
internal sealed class TrainerFigures(IReadOnlyList<TrainedModel> runs)
{
    /// <summary>The data, and the numbers of the training.</summary>
    public Provenance Provenance { get; } = runs[0].ReadProvenance();

    /// <summary>A model of them; all are equal.</summary>
    public string Model => runs[0].Path;

    /// <summary>Reading.</summary>
    public TimeSpan Reading => Median.Of(runs.Select(run => run.Reading.Elapsed));

    /// <summary>The collaborative decomposition.</summary>
    public TimeSpan Decomposition => Median.Of(runs.Select(run => run.Decomposition));

    /// <summary>The process, from start to end.</summary>
    public TimeSpan Whole => Median.Of(runs.Select(run => run.Elapsed));

    /// <summary>Most physical memory held, in bytes; null where the system does not tell.</summary>
    public double? PeakMemory => runs.All(run => run.Log.PeakMemoryBytes is not null)
        ? Median.Of(runs.Select(run => (double)run.Log.PeakMemoryBytes!.Value)) : null;

    /// <summary>What was trained on, and how large it is.</summary>
    public string Description
    {
        get
        {
            var (data, matrix) = (Provenance.DataSet, Provenance.Collaborative);
            return FormattableString.Invariant(
                $"{data.Name}, {data.Ratings:N0} ratings, matrix of {matrix.Rows:N0} films × {matrix.Columns:N0} users");
        }
    }
}
