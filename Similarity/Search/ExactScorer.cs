using System.Runtime.InteropServices;
using MovieSimilarity.Memory;
using MovieSimilarity.Search.Filtering;

namespace MovieSimilarity.Search;

/// <summary>Scores rows by the definition, to the last bit, and keeps the best. Reused from query to query.</summary>
internal sealed class ExactScorer
{
    private double[] _vector = [];
    private TopNeighbours _best = null!;
    private Shard _shard = null!;
    private SimilarityQuery _query = null!;
    private RowMask? _mask;
    private double _collaborativeWeight, _contentWeight, _largestScore, _lowestScore;

    /// <summary>A row can enter the answer only if its score, before it is rounded, is at least this.</summary>
    public double Threshold { get; private set; }

    /// <summary>Whether the answer has as many films as it may hold, so that others need a better score than one of them.</summary>
    public bool IsFull => !double.IsNegativeInfinity(_best.Threshold);

    /// <summary>How many films the answer may hold.</summary>
    public int Capacity => _best.Capacity;

    /// <summary>Begins an answer.</summary>
    /// <param name="shard">The rows.</param>
    /// <param name="query">The query.</param>
    /// <param name="mask">The rows that the query's filter lets pass; null for all.</param>
    public void Begin(Shard shard, in NearestQuery query, RowMask? mask)
    {
        if (_vector.Length != query.Vector.Length) _vector = new double[query.Vector.Length];
        query.Vector.Span.CopyTo(_vector);
        (_shard, _query, _mask) = (shard, query.Query, mask);
        (_collaborativeWeight, _contentWeight) = (_query.Scoring.CollaborativeWeight, _query.Scoring.ContentWeight);
        (_largestScore, _lowestScore) = (_query.LargestScore, _query.MinScore ?? double.NegativeInfinity);
        _best = new TopNeighbours(Math.Min(_query.Count, mask?.Count ?? shard.Count), _query.OnePerSeries);
        UpdateThreshold();
    }

    /// <summary>Prefetches a row's embedding while another is scored.</summary>
    public void Prefetch(int row) => CacheLines.Prefetch(MemoryMarshal.AsBytes(_shard.Embeddings.Row(row)));

    /// <summary>Scores a row, if the filter lets it pass.</summary>
    public void Score(int row)
    {
        if (_mask is not null && !_mask.Contains(row)) return;
        var embedding = _shard.Embeddings.Row(row);
        var split = _shard.Embeddings.CollaborativeDimensions;
        var collaborative = Cosine.Dot(_vector.AsSpan(0, split), embedding[..split]);
        var content = Cosine.Dot(_vector.AsSpan(split), embedding[split..]);
        var score = _collaborativeWeight * collaborative + _contentWeight * content;
        if (score >= Threshold) Offer(row, score, collaborative, content);
    }

    /// <summary>Ends an answer and keeps nothing of it.</summary>
    public Neighbour[] End()
    {
        var answer = _best.ToRankedArray();
        RoundHalves(answer);
        (_best, _shard, _query, _mask) = (null!, null!, null!, null);
        return answer;
    }

    private void Offer(int row, double score, double collaborative, double content)
    {
        var movieId = _shard.MovieIds.Span[row];
        foreach (var seed in _query.Seeds)
        {
            if (seed.MovieId == movieId) return;
        }
        var rounded = Scores.Round(score, _largestScore);
        if (rounded < _lowestScore) return;
        _best.Offer(new Neighbour(movieId, rounded, collaborative, content, _shard.Attributes?.SeriesId(row) ?? 0));
        UpdateThreshold();
    }

    /// <summary>Rounds what the ranking does not depend on: in the end, since several times as many films are offered as stay.</summary>
    private void RoundHalves(Neighbour[] answer)
    {
        foreach (ref var film in answer.AsSpan())
        {
            film = film with
            {
                CollaborativeScore = Scores.Round(film.CollaborativeScore, _largestScore),
                ContentScore = Scores.Round(film.ContentScore, _largestScore),
            };
        }
    }

    /// <summary>Rows whose scores only rounding or clamping lifts to the lowest score that counts must not be lost.</summary>
    private void UpdateThreshold()
    {
        var lowest = Math.Max(_best.Threshold, _lowestScore);
        Threshold = lowest > -_largestScore ? lowest - Scores.MaxRounding : double.NegativeInfinity;
    }
}
