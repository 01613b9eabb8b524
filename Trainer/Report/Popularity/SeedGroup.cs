using MovieSimilarity.Trainer.Report.Charts;

namespace MovieSimilarity.Trainer.Report.Popularity;

/// <summary>What the rankings recommend for some seeds. Lists by ranking are in the order of <see cref="Ranking.All"/>.</summary>
internal sealed class SeedGroup
{
    private readonly SeedRecommendations[][] _answers;
    private readonly Profiler _profiler;

    /// <param name="answers">For each ranking an answer a seed.</param>
    /// <param name="profiler">Describes them.</param>
    public SeedGroup(SeedRecommendations[][] answers, Profiler profiler)
    {
        (_answers, _profiler) = (answers, profiler);
        Profiles = [.. answers.Select(profiler.Of)];
    }

    /// <summary>Of each ranking, what it recommends for all of these seeds.</summary>
    public IReadOnlyList<RankingProfile> Profiles { get; }

    /// <summary>How often the films at each place of a ranking's lists were rated, the first place first.</summary>
    public IReadOnlyList<Quantiles> RatingsByPlace(int ranking) =>
    [
        .. Enumerable.Range(0, _answers[ranking].Select(answer => answer.Neighbours.Count).DefaultIfEmpty().Max())
            .Select(place => _profiler.RatingsOf(_profiler.RowsOf(_answers[ranking]
                .Where(answer => answer.Neighbours.Count > place)
                .Select(answer => answer with { Neighbours = [answer.Neighbours[place]] })))),
    ];

    /// <summary>The share of a ranking's recommendations that goes to the most rated films, for growing shares of the catalogue.</summary>
    public IReadOnlyList<(double Films, double Recommendations)> Concentration(int ranking, IEnumerable<double> shares)
    {
        int[] places = [.. _profiler.RowsOf(_answers[ranking]).Select(_profiler.Ranks.RankOf)];
        var upTo = new int[_profiler.Ranks.Rows.Count + 1];
        foreach (var place in places) upTo[place + 1]++;
        for (var i = 1; i < upTo.Length; i++) upTo[i] += upTo[i - 1];
        return [.. shares.Select(share => (share, places.Length == 0 ? 0 : upTo[_profiler.Ranks.Films(share)] / (double)places.Length))];
    }
}
