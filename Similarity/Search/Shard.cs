using System.Buffers;
using System.Numerics.Tensors;
using MovieSimilarity.Embeddings;

namespace MovieSimilarity.Search;

/// <summary>
/// An immutable run of a model's rows that can be searched by itself: film ids, ascending, with their embeddings.
/// The whole model is one shard; a partition holds a smaller one. Safe for any number of concurrent searches.
/// </summary>
public sealed class Shard
{
    /// <summary>Rows between two looks at the cancellation token: tens of microseconds of work.</summary>
    private const int RowsPerCancellationCheck = 1024;

    private readonly ReadOnlyMemory<int> _movieIds;

    /// <summary>Pairs ids with embeddings, row by row, without copying either.</summary>
    /// <exception cref="ArgumentException">The numbers of rows differ, or the ids are not strictly ascending.</exception>
    public Shard(ReadOnlyMemory<int> movieIds, FusedEmbeddings embeddings)
    {
        if (movieIds.Length != embeddings.Rows)
            throw new ArgumentException($"{movieIds.Length} movie ids do not fit {embeddings.Rows} embedding rows.");
        Catalogue.MovieIds.RequireAscending(movieIds.Span);
        _movieIds = movieIds;
        Embeddings = embeddings;
    }

    /// <summary>Number of films.</summary>
    public int Count => _movieIds.Length;

    /// <summary>The films' ids, ascending.</summary>
    public ReadOnlyMemory<int> MovieIds => _movieIds;

    /// <summary>The films' embeddings, in the order of <see cref="MovieIds"/>.</summary>
    public FusedEmbeddings Embeddings { get; }

    /// <summary>Finds the row of a film.</summary>
    public bool TryGetRow(int movieId, out int row)
    {
        row = _movieIds.Span.BinarySearch(movieId);
        return row >= 0;
    }

    /// <summary>
    /// The exact nearest films of this shard: score(a, b) = ½·cos(collab_a, collab_b) + ½·cos(content_a, content_b), or
    /// one of the two cosines, ranked by score descending, then id ascending. Every row is scored; memory is O(count).
    /// </summary>
    /// <returns>min(count, films other than the excluded one) neighbours, best first.</returns>
    /// <exception cref="ArgumentException">
    /// The query's embedding has another length than this shard's rows, or holds a NaN or an infinity.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">Count is below 1, or the scoring is none of the three.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled during the scan.</exception>
    public Neighbour[] FindNearest(in NearestQuery query, CancellationToken cancellationToken = default)
    {
        Require(query);
        var widened = ArrayPool<double>.Shared.Rent(Embeddings.Dimensions);
        try
        {
            var seed = widened.AsSpan(0, Embeddings.Dimensions);
            TensorPrimitives.ConvertTruncating(query.Embedding.Span, seed);
            return Scan(seed, query, cancellationToken);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(widened);
        }
    }

    /// <summary>The same for several queries: element i answers query i as a search by itself would.</summary>
    public Neighbour[][] FindNearest(ReadOnlySpan<NearestQuery> queries, CancellationToken cancellationToken = default)
    {
        var answers = new Neighbour[queries.Length][];
        for (var i = 0; i < queries.Length; i++) answers[i] = FindNearest(queries[i], cancellationToken);
        return answers;
    }

    private void Require(in NearestQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Count, 1);
        if (query.Scoring is not (Scoring.Ensemble or Scoring.Collaborative or Scoring.Content))
            throw new ArgumentOutOfRangeException(nameof(query), query.Scoring, "There is no such scoring.");
        if (query.Embedding.Length != Embeddings.Dimensions)
            throw new ArgumentException($"The query has {query.Embedding.Length} dimensions; this shard has {Embeddings.Dimensions}.");
        // A NaN would rank nowhere and the answer come out short.
        if (!TensorPrimitives.IsFiniteAll(query.Embedding.Span)) throw new ArgumentException("The query holds a NaN or an infinity.");
    }

    private Neighbour[] Scan(ReadOnlySpan<double> seed, in NearestQuery query, CancellationToken cancellationToken)
    {
        var best = new TopNeighbours(Math.Min(query.Count, Count));
        var ids = _movieIds.Span;
        var embeddings = Embeddings.Values.Span;
        var split = Embeddings.CollaborativeDimensions;
        var collaborativeSeed = seed[..split];
        var contentSeed = seed[split..];
        for (var row = 0; row < ids.Length; row++)
        {
            if (row % RowsPerCancellationCheck == 0) cancellationToken.ThrowIfCancellationRequested();
            var embedding = embeddings.Slice(row * seed.Length, seed.Length);
            var collaborative = Cosine.Dot(collaborativeSeed, embedding[..split]);
            var content = Cosine.Dot(contentSeed, embedding[split..]);
            var score = query.Scoring switch
            {
                Scoring.Collaborative => collaborative,
                Scoring.Content => content,
                _ => 0.5 * (collaborative + content),
            };
            if (score >= best.Threshold && ids[row] != query.ExcludedMovieId)
                best.Offer(new Neighbour(ids[row], score, collaborative, content));
        }
        return best.ToRankedArray();
    }
}
