using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Report.Charts;
using MovieSimilarity.Trainer.Report.Html;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.Report.Popularity;

/// <summary>How popular the films are that each ranking recommends.</summary>
internal sealed class PopularityStudy
{
    private const int Tenths = 10;

    private readonly SeedRecommendations[][] _answers;
    private readonly Profiler _profiler;
    private readonly int[] _seedRows;

    private PopularityStudy(SimilarityModel model, int[] seedRows, PopularityRanks ranks, SeedRecommendations[][] answers)
    {
        (_seedRows, _answers, Films) = (seedRows, answers, model.Catalogue.Count);
        _profiler = new Profiler(model.Catalogue, ranks);
        Catalogue = _profiler.OfCatalogue();
        AllSeeds = new SeedGroup(answers, _profiler);
        PopularSeeds = Groups == 0 ? AllSeeds : new SeedGroup([.. answers.Select(ofRanking => ofRanking[Group(0)])], _profiler);
    }

    /// <summary>Films in the catalogue.</summary>
    public int Films { get; }

    /// <summary>Seeds asked for.</summary>
    public int Seeds => _seedRows.Length;

    /// <summary>Groups of seeds by popularity: tenths, where there are as many seeds.</summary>
    public int Groups => Math.Min(Tenths, Seeds);

    /// <summary>The catalogue itself: what recommendations drawn by lot would be like.</summary>
    public RankingProfile Catalogue { get; }

    public SeedGroup AllSeeds { get; }

    /// <summary>The most rated tenth of the seeds: what people mostly ask for.</summary>
    public SeedGroup PopularSeeds { get; }

    public static PopularityStudy Run(SimilarityModel model, IProgressLog log, CancellationToken cancellationToken)
    {
        var ranks = new PopularityRanks(model.Catalogue);
        var rows = SeedSample.Of(ranks);
        var answers = log.Stage(
            "recommendations", stage => RecommendationSurvey.Ask(model, rows, stage, cancellationToken),
            lists => $"{Figures.Count(rows.Length)} seeds, {lists.Length} rankings");
        return new PopularityStudy(model, rows, ranks, answers);
    }

    /// <summary>How often the seeds of each group were rated, the least rated group first.</summary>
    public IReadOnlyList<Quantiles> SeedsByGroup() => ByGroup(_seedRows, _profiler.RatingsOf);

    /// <summary>How often what a ranking recommends for them was rated.</summary>
    public IReadOnlyList<Quantiles> RecommendedByGroup(int ranking) =>
        ByGroup(_answers[ranking], answers => _profiler.RatingsOf(_profiler.RowsOf(answers)));

    private Quantiles[] ByGroup<T>(T[] mostRatedFirst, Func<T[], Quantiles> describe) =>
        [.. Enumerable.Range(0, Groups).Reverse().Select(group => describe(mostRatedFirst[Group(group)]))];

    /// <summary>The seeds of a group, the most rated one being group 0.</summary>
    private Range Group(int group) => (int)((long)group * Seeds / Groups)..(int)((group + 1L) * Seeds / Groups);
}
