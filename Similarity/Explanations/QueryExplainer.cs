using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;

namespace MovieSimilarity.Explanations;

/// <summary>Explains the films in the answer to one query. For one thread at a time.</summary>
/// <remarks>
/// <code>
/// var explainer = new QueryExplainer(model.Explanations!, model.Catalogue, query);
/// foreach (var film in model.FindSimilar(query)) Console.WriteLine(explainer.Explain(film).Reason);
/// </code>
/// </remarks>
public sealed class QueryExplainer
{
    /// <summary>Decimals of a percentile: the quantiles go down to a hundredth of a per cent.</summary>
    private const int PercentileDecimals = 2;

    private readonly ExplanationData _data;
    private readonly MovieCatalogue _catalogue;
    private readonly SimilarityQuery _query;
    private readonly ContentQuery _content;
    private readonly SharedLikesCounter _likes;
    private readonly ReasonWriter _reasons;
    private readonly Signals _signals;
    private readonly bool _hasDisliked;

    /// <param name="data">The model's explanation data.</param>
    /// <param name="catalogue">The model's films.</param>
    /// <param name="query">The query.</param>
    /// <exception cref="KeyNotFoundException">The catalogue lacks a film of the query.</exception>
    public QueryExplainer(ExplanationData data, MovieCatalogue catalogue, SimilarityQuery query)
    {
        (_data, _catalogue, _query) = (data, catalogue, query);
        var seeds = query.Seeds.Select(seed => (Row: RowOf(seed.MovieId), seed.Coefficient)).ToArray();
        var liked = seeds.Where(seed => seed.Coefficient > 0).Select(seed => (catalogue[seed.Row].Id, seed.Row)).ToArray();
        _content = data.Splitter.Prepare(seeds, query.Direction);
        _likes = new SharedLikesCounter(data.Likes, liked);
        _reasons = new ReasonWriter(query.Scoring, [.. liked.Select(film => catalogue[film.Row])], isSteered: query.Direction is not null);
        _signals = seeds.Aggregate(query.Direction is null ? Signals.None : Signals.Content, (signals, seed) => signals | catalogue[seed.Row].Signals);
        _hasDisliked = liked.Length < seeds.Length;
    }

    /// <summary>Explains a film.</summary>
    /// <param name="found">The film as the search found it.</param>
    /// <param name="ranks">Its ranks in the two models, if they are known.</param>
    /// <exception cref="KeyNotFoundException">The catalogue lacks the film.</exception>
    public Explanation Explain(Neighbour found, SingleModelRanks? ranks = null)
    {
        var row = RowOf(found.MovieId);
        var evidence = _catalogue[row].Signals & _signals;
        var parts = evidence.HasFlag(Signals.Content) ? _content.Split(row) : [];
        var content = ContentExplanation.Of(_data.Content.Tags, parts, found.ContentScore);
        var (viewers, percentiles) = (_likes.Count(row), PercentilesOf(found, evidence));
        var (collaborativeRank, contentRank) = ranks?.Of(found.MovieId, evidence) ?? default;
        var reason = _reasons.Write(new ReasonFacts(found, content, CommonOf(parts), viewers, percentiles.Collaborative));
        return new Explanation(content, viewers, percentiles, collaborativeRank, contentRank, reason);
    }

    private ScorePercentiles PercentilesOf(in Neighbour found, Signals evidence)
    {
        // Disliked films and directions make scores that no pair of films has.
        if (_hasDisliked || _query.Direction is not null || _data.Quantiles.Quantiles.Count == 0) return default;
        return new ScorePercentiles(
            _query.Scoring == Scoring.Ensemble && evidence != Signals.None ? Percentile(found.Score, quantile => quantile.Ensemble) : null,
            evidence.HasFlag(Signals.Collaborative) ? Percentile(found.CollaborativeScore, quantile => quantile.Collaborative) : null,
            evidence.HasFlag(Signals.Content) ? Percentile(found.ContentScore, quantile => quantile.Content) : null);
    }

    private double Percentile(double score, Func<ScoreQuantile, double> kind) =>
        Math.Round(100 * _data.Quantiles.ShareBelow(score, kind), PercentileDecimals);

    private CommonTerms CommonOf(ContentPart[] parts)
    {
        var shared = parts.Where(part => part.Overlap == Overlap.Term).Select(part => _data.Content.Tags.Spellings[part.Tag]).ToArray();
        return shared.Length == 0 ? CommonTerms.None : shared is [Terms.FilmTags.NoGenres] ? CommonTerms.NoGenres : CommonTerms.Some;
    }

    private int RowOf(int movieId)
    {
        var row = _catalogue.Ids.Span.BinarySearch(movieId);
        return row >= 0 ? row : throw new KeyNotFoundException($"The model has no movie {movieId}.");
    }
}
