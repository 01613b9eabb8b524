using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Progress;
using MovieSimilarity.Trainer.Reporting.Charts;

namespace MovieSimilarity.Trainer.Reporting.Popularity;

/// <summary>How popular the films are that each ranking recommends.</summary>
internal sealed class PopularityStudy
{
    /// <summary>Groups of seeds by popularity: tenths, where there are as many seeds.</summary>
    private const int MostGroups = 10;

    private readonly SeedAnswer[][] _answers;
    private readonly Profiler _profiler;
    private readonly int[] _seedRows;

    private PopularityStudy(SimilarityModel model, int[] seedRows, PopularityRanks ranks, SeedAnswer[][] answers)
    {
        (_seedRows, _answers, Films) = (seedRows, answers, model.Catalogue.Count);
        _profiler = new Profiler(model.Catalogue, ranks);
        Catalogue = _profiler.OfCatalogue();
        Profiles = [.. answers.Select(_profiler.Of)];
        // The most rated tenth: what people ask for.
        PopularSeeds = [.. answers.Select(ofRanking => _profiler.Of(ofRanking[..GroupEnd(0, Math.Min(MostGroups, seedRows.Length))]))];
    }

    /// <summary>Films in the catalogue.</summary>
    public int Films { get; }

    /// <summary>Seeds asked for.</summary>
    public int Seeds => _seedRows.Length;

    /// <summary>Groups of seeds.</summary>
    public int Groups => Math.Min(MostGroups, Seeds);

    public RankingProfile Catalogue { get; }

    /// <summary>What is recommended for all seeds, in the order of <see cref="Ranking.All"/>.</summary>
    public IReadOnlyList<RankingProfile> Profiles { get; }

    /// <summary>What is recommended for the most rated tenth of the seeds, likewise.</summary>
    public IReadOnlyList<RankingProfile> PopularSeeds { get; }

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
    public IReadOnlyList<Quantiles> SeedsByGroup() => ByGroup(_seedRows, seeds => _profiler.RatingsOf(seeds));

    /// <summary>How often what is recommended for them was rated.</summary>
    public IReadOnlyList<Quantiles> RecommendedByGroup(int ranking) =>
        ByGroup(_answers[ranking], answers => _profiler.RatingsOf(_profiler.RowsOf(answers)));

    /// <summary>How often the films at each place of the lists were rated, the first place first.</summary>
    public IReadOnlyList<Quantiles> RecommendedByPlace(int ranking) =>
    [
        .. Enumerable.Range(0, _answers[ranking].Select(answer => answer.Neighbours.Count).DefaultIfEmpty().Max())
            .Select(place => _profiler.RatingsOf(_profiler.RowsOf(_answers[ranking]
                .Where(answer => answer.Neighbours.Count > place)
                .Select(answer => answer with { Neighbours = [answer.Neighbours[place]] })))),
    ];

    /// <summary>The share of what is recommended that belongs to the most rated films, for growing shares of the catalogue.</summary>
    public IReadOnlyList<(double Films, double Recommendations)> Concentration(int ranking, IEnumerable<double> shares)
    {
        int[] places = [.. _profiler.RowsOf(_answers[ranking]).Select(_profiler.Ranks.RankOf).Order()];
        return [.. shares.Select(share => (share, places.Length == 0 ? 0 : Below(places, _profiler.Ranks.Films(share)) / (double)places.Length))];
    }

    private static int Below(int[] ascending, int bound)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ascending[middle] < bound) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private Quantiles[] ByGroup<T>(T[] mostRatedFirst, Func<T[], Quantiles> describe) =>
        [.. Enumerable.Range(0, Groups).Select(group => describe(mostRatedFirst[GroupEnd(group - 1, Groups)..GroupEnd(group, Groups)])).Reverse()];

    private int GroupEnd(int group, int groups) => groups == 0 ? 0 : (int)((group + 1L) * Seeds / groups);
}
