using MovieSimilarity.Catalogue;
using MovieSimilarity.Trainer.Report.Charts;

namespace MovieSimilarity.Trainer.Report.Popularity;

/// <summary>Describes lists of films.</summary>
internal sealed class Profiler
{
    private const int DampingRatings = 10;

    private readonly MovieCatalogue _catalogue;
    private readonly double _overallMean;

    public Profiler(MovieCatalogue catalogue, PopularityRanks ranks)
    {
        (_catalogue, Ranks) = (catalogue, ranks);
        var ratings = catalogue.Sum(movie => (double)movie.RatingCount);
        _overallMean = ratings > 0 ? catalogue.Sum(movie => movie.RatingCount * movie.AverageRating) / ratings : 0;
    }

    public PopularityRanks Ranks { get; }

    /// <summary>The catalogue itself: what recommendations drawn by lot would be like.</summary>
    public RankingProfile OfCatalogue() => OfRows([.. Enumerable.Range(0, _catalogue.Count)]);

    public RankingProfile Of(IReadOnlyList<SeedRecommendations> answers)
    {
        var neighbours = answers.SelectMany(answer => answer.Neighbours).ToArray();
        return OfRows(RowsOf(answers)) with
        {
            CollaborativeCosine = Mean(neighbours, neighbour => neighbour.CollaborativeScore),
            ContentCosine = Mean(neighbours, neighbour => neighbour.ContentScore),
            CutWithinTies = Mean(answers, answer => answer.CutWithinTie ? 1 : 0),
        };
    }

    /// <summary>The rows of all recommendations.</summary>
    public int[] RowsOf(IEnumerable<SeedRecommendations> answers) =>
        [.. answers.SelectMany(answer => answer.Neighbours).Select(neighbour => _catalogue.Ids.Span.BinarySearch(neighbour.MovieId))];

    /// <summary>How often films were rated.</summary>
    public Quantiles RatingsOf(IEnumerable<int> rows) => Quantiles.Of([.. rows.Select(row => _catalogue[row].RatingCount).Order()]);

    private RankingProfile OfRows(int[] rows) => new()
    {
        Ratings = RatingsOf(rows),
        ShareOfTopPercent = Mean(rows, row => Ranks.IsAmongTop(row, 0.01) ? 1 : 0),
        ShareOfTopTenth = Mean(rows, row => Ranks.IsAmongTop(row, 0.1) ? 1 : 0),
        ShareOfLowerHalf = Mean(rows, row => Ranks.IsAmongTop(row, 0.5) ? 0 : 1),
        Coverage = _catalogue.Count > 0 ? rows.Distinct().Count() / (double)_catalogue.Count : 0,
        MeanStars = Mean(rows, row => _catalogue[row].AverageRating),
        DampedStars = Mean(rows, row => Damped(_catalogue[row])),
    };

    private double Damped(Movie movie) =>
        (movie.AverageRating * movie.RatingCount + _overallMean * DampingRatings) / ((double)movie.RatingCount + DampingRatings);

    private static double Mean<T>(IReadOnlyList<T> items, Func<T, double> value) => items.Count > 0 ? items.Average(value) : 0;
}
