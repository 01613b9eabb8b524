using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using MovieSimilarity.Memory;

namespace MovieSimilarity.Search;

/// <summary>Scores rows by the definition, to the last bit, and keeps the best. Reused from query to query.</summary>
internal sealed class ExactScorer
{
    private double[] _seed = [];
    private TopNeighbours _best = null!;
    private Shard _shard = null!;
    private int _excludedMovieId;
    private Scoring _scoring;

    /// <summary>The score that a row must at least reach to enter the answer.</summary>
    public double Threshold => _best.Threshold;

    /// <summary>How many films the answer may hold.</summary>
    public int Capacity => _best.Capacity;

    /// <summary>Begins an answer.</summary>
    public void Begin(Shard shard, in NearestQuery query)
    {
        if (_seed.Length != query.Embedding.Length) _seed = new double[query.Embedding.Length];
        TensorPrimitives.ConvertTruncating(query.Embedding.Span, _seed);
        (_shard, _excludedMovieId, _scoring) = (shard, query.ExcludedMovieId, query.Scoring);
        _best = new TopNeighbours(Math.Min(query.Count, shard.Count));
    }

    /// <summary>Prefetches a row's embedding while another is scored.</summary>
    public void Prefetch(int row) => CacheLines.Prefetch(MemoryMarshal.AsBytes(_shard.Embeddings.Row(row)));

    /// <summary>Scores a row.</summary>
    public void Score(int row)
    {
        var embedding = _shard.Embeddings.Row(row);
        var split = _shard.Embeddings.CollaborativeDimensions;
        var collaborative = Cosine.Dot(_seed.AsSpan(0, split), embedding[..split]);
        var content = Cosine.Dot(_seed.AsSpan(split), embedding[split..]);
        var score = _scoring switch
        {
            Scoring.Collaborative => collaborative,
            Scoring.Content => content,
            _ => 0.5 * (collaborative + content),
        };
        if (!(score >= _best.Threshold)) return;
        var movieId = _shard.MovieIds.Span[row];
        if (movieId != _excludedMovieId) _best.Offer(new Neighbour(movieId, score, collaborative, content));
    }

    /// <summary>Ends an answer and keeps nothing of it.</summary>
    public Neighbour[] End()
    {
        var answer = _best.ToRankedArray();
        (_best, _shard) = (null!, null!);
        return answer;
    }
}
