using MovieSimilarity.Benchmarks.Reports;

namespace MovieSimilarity.Benchmarks.Training;

/// <summary>What came of a run.</summary>
/// <param name="Own">What <c>trainer train</c> took.</param>
/// <param name="Peers">What the peers took.</param>
/// <param name="ModelExactness">How exact the trained model is.</param>
/// <param name="RandomizedExactness">How exact scikit-learn's default is.</param>
/// <param name="Larger">What <c>trainer train</c> took on the larger data set, if there is one.</param>
internal sealed record TrainingResult(
    TrainerFigures Own, PeerFigures Peers, Exactness ModelExactness, Exactness RandomizedExactness, TrainerFigures? Larger)
{
    private const string Randomized = "scikit-learn's default (randomized)";
    private const string Arpack = "scikit-learn with ARPACK";

    /// <summary>Whether the model's decomposition is exact.</summary>
    public bool IsGood => ModelExactness.IsGood;

    /// <summary>A Markdown table.</summary>
    public string Format() => MarkdownTable.Format(
        ["measured", "MovieSimilarity", "compared with", "its figure", "ratio"], [.. ComparedRows(), .. Alone(), .. LargerRows()]);

    private IEnumerable<string[]> ComparedRows()
    {
        var svd = FormattableString.Invariant($"collaborative SVD, {Own.Provenance.Collaborative.SingularValues.Count} dimensions");
        yield return Times("reading ratings.csv", Own.Reading, "pandas.read_csv", Peers.Reading);
        yield return Times(svd, Own.Decomposition, Randomized, Peers.Randomized);
        yield return Times(svd, Own.Decomposition, Arpack, Peers.Arpack);
        yield return
        [
            "largest relative difference of a singular value to ARPACK's", Figures.Tiny(ModelExactness.SingularValueDifference),
            Randomized, Figures.Tiny(RandomizedExactness.SingularValueDifference), "",
        ];
        yield return
        [
            $"entries of the 20 most similar films in common with ARPACK's, {Figures.Count(ModelExactness.Seeds)} seeds",
            Figures.Share(ModelExactness.Agreement), Randomized, Figures.Share(RandomizedExactness.Agreement), "",
        ];
    }

    private IEnumerable<string[]> Alone() => Larger is null
        ? [["whole `trainer train`", Figures.Duration(Own.Whole), "", "", ""], ["its peak memory", Memory(Own), "", "", ""]]
        : [];

    private IEnumerable<string[]> LargerRows()
    {
        if (Larger is null) yield break;
        var (data, largerData, itself) = (Own.Provenance.DataSet, Larger.Provenance.DataSet, $"itself on {Larger.Provenance.DataSet.Name}");
        yield return Times("whole `trainer train`", Own.Whole, itself, Larger.Whole);
        yield return
        [
            "its peak memory", Memory(Own), itself, Memory(Larger),
            Own.PeakMemory is { } memory && Larger.PeakMemory is { } largerMemory ? Figures.Ratio(largerMemory / memory) : "",
        ];
        yield return Times("reading ratings.csv", Own.Reading, itself, Larger.Reading);
        yield return Times("collaborative SVD", Own.Decomposition, itself, Larger.Decomposition);
        yield return
        [
            "ratings", Figures.Count(data.Ratings), itself, Figures.Count(largerData.Ratings),
            Figures.Ratio((double)largerData.Ratings / data.Ratings),
        ];
    }

    private static string[] Times(string what, TimeSpan own, string comparedWith, TimeSpan other) =>
        [what, Figures.Duration(own), comparedWith, Figures.Duration(other), Figures.Ratio(other / own)];

    private static string Memory(TrainerFigures figures) => figures.PeakMemory is { } bytes ? Figures.Megabytes(bytes) : "unknown";
}
