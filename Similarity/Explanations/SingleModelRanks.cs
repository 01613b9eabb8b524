using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;

namespace MovieSimilarity.Explanations;

/// <summary>The ranks of films for a query in the collaborative model alone and in the content model alone.</summary>
public sealed class SingleModelRanks
{
    /// <summary>Ranks are known up to this one: the two searches for it take about as long as the query itself, with 1,000 films they would take ten times as long.</summary>
    public const int MaxRank = 100;

    private readonly Dictionary<int, int> _collaborative;
    private readonly Dictionary<int, int> _content;

    /// <param name="collaborative">The answer to the first of <see cref="Searches"/>.</param>
    /// <param name="content">The answer to the second one.</param>
    public SingleModelRanks(IEnumerable<Neighbour> collaborative, IEnumerable<Neighbour> content) =>
        (_collaborative, _content) = (RanksOf(collaborative), RanksOf(content));

    /// <summary>The searches that find the ranks: the query's films and filter, one model each, no other conditions.</summary>
    public static (SimilarityQuery Collaborative, SimilarityQuery Content) Searches(SimilarityQuery query)
    {
        var search = query with { Count = MaxRank, MinScore = null, OnePerSeries = false, DiversityHundredths = 0 };
        return (search with { Scoring = Scoring.Collaborative }, search with { Scoring = Scoring.Content });
    }

    /// <summary>The ranks of a film, each null where it is beyond <see cref="MaxRank"/> or the evidence lacks the signal.</summary>
    /// <param name="movieId">The film.</param>
    /// <param name="evidence">The signals that both the film and the query have: without them, a score of 0 has a rank that means nothing.</param>
    public (int? Collaborative, int? Content) Of(int movieId, Signals evidence) => (
        evidence.HasFlag(Signals.Collaborative) && _collaborative.TryGetValue(movieId, out var collaborative) ? collaborative : null,
        evidence.HasFlag(Signals.Content) && _content.TryGetValue(movieId, out var content) ? content : null);

    private static Dictionary<int, int> RanksOf(IEnumerable<Neighbour> list) =>
        list.Index().ToDictionary(film => film.Item.MovieId, film => film.Index + 1);
}
