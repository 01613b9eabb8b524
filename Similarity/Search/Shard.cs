using System.Numerics.Tensors;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Search.Filtering;
using MovieSimilarity.Search.Quantization;

namespace MovieSimilarity.Search;

/// <summary>
/// An immutable run of a model's rows that can be searched by itself: film ids, ascending, with their embeddings.
/// The whole model is one shard; a partition holds a smaller one. Safe for any number of concurrent searches.
/// </summary>
public sealed class Shard
{
    /// <summary>Fewer rows take less time to score than to code.</summary>
    private const int SmallestIndexed = 512;

    private readonly ReadOnlyMemory<int> _movieIds;
    private readonly FilterMasks _masks;
    private readonly Lazy<RowLookup> _lookup;
    private readonly Lock _preparing = new();
    private QuantizedIndex? _index;
    private volatile bool _isPrepared;

    /// <summary>Pairs ids with embeddings and attributes, row by row, without copying any.</summary>
    /// <param name="movieIds">The films' ids.</param>
    /// <param name="embeddings">Their embeddings.</param>
    /// <param name="attributes">What filters look at; null for a shard that is searched without filters.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, or the ids are not strictly ascending.</exception>
    public Shard(ReadOnlyMemory<int> movieIds, FusedEmbeddings embeddings, RowAttributes? attributes = null)
    {
        if (movieIds.Length != embeddings.Rows)
            throw new ArgumentException($"{movieIds.Length} movie ids do not fit {embeddings.Rows} embedding rows.");
        if (attributes is not null && attributes.Rows.Length != embeddings.Rows)
            throw new ArgumentException($"The attributes of {attributes.Rows.Length} films do not fit {embeddings.Rows} embedding rows.");
        Catalogue.MovieIds.RequireAscending(movieIds.Span);
        _movieIds = movieIds;
        (Embeddings, Attributes) = (embeddings, attributes);
        _masks = new FilterMasks(MakeMask);
        _lookup = new Lazy<RowLookup>(() => new RowLookup(_movieIds));
    }

    /// <summary>The same with an index that was built before.</summary>
    internal Shard(ReadOnlyMemory<int> movieIds, FusedEmbeddings embeddings, RowAttributes? attributes, QuantizedIndex index)
        : this(movieIds, embeddings, attributes) => (_index, _isPrepared) = (index, true);

    /// <summary>Number of films.</summary>
    public int Count => _movieIds.Length;

    /// <summary>The films' ids, ascending.</summary>
    public ReadOnlyMemory<int> MovieIds => _movieIds;

    /// <summary>The films' embeddings, in the order of <see cref="MovieIds"/>.</summary>
    public FusedEmbeddings Embeddings { get; }

    /// <summary>What filters look at, in the order of <see cref="MovieIds"/>; null where this shard is searched without filters.</summary>
    public RowAttributes? Attributes { get; }

    /// <summary>Finds the row of a film.</summary>
    public bool TryGetRow(int movieId, out int row)
    {
        row = _movieIds.Span.BinarySearch(movieId);
        return row >= 0;
    }

    /// <summary>The codes by which searches are fast; null where there are too few rows to need any, or these are too long.</summary>
    internal QuantizedIndex? Index
    {
        get
        {
            Prepare();
            return _index;
        }
    }

    /// <summary>Builds the codes that searches use, unless they are there already. Without this call the first search builds them.</summary>
    /// <param name="cancellationToken">Cancels the building; another call begins it again.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled before it was done.</exception>
    public void Prepare(CancellationToken cancellationToken = default)
    {
        if (_isPrepared) return;
        lock (_preparing)
        {
            if (_isPrepared) return;
            var isIndexed = Embeddings.Rows >= SmallestIndexed && Embeddings.Dimensions <= QuantizedIndex.MaxDimensions;
            _index = isIndexed ? QuantizedIndex.Build(Embeddings, cancellationToken) : null;
            _isPrepared = true;
        }
    }

    /// <summary>A view of a run of rows, searchable by itself; nothing is copied.</summary>
    /// <param name="firstRow">The first row, from 0.</param>
    /// <param name="rows">The number of rows.</param>
    public Shard Slice(int firstRow, int rows)
    {
        var ids = _movieIds.Slice(firstRow, rows);
        var embeddings = Embeddings.Slice(firstRow, rows);
        var attributes = Attributes?.Slice(firstRow, rows);
        return _isPrepared && _index is { } index
            ? new Shard(ids, embeddings, attributes, index.Slice(firstRow, rows))
            : new Shard(ids, embeddings, attributes);
    }

    /// <summary>Computes the query vector of a query whose seeds are all in this shard.</summary>
    /// <exception cref="KeyNotFoundException">A seed is not in this shard.</exception>
    /// <exception cref="ArgumentException">The query's direction has another length than the content half of this shard's rows.</exception>
    public NearestQuery Embed(SimilarityQuery query) => NearestQuery.Of(
        query, Embeddings.CollaborativeDimensions, id => TryGetRow(id, out var row) ? Embeddings.RowMemory(row) : throw new KeyNotFoundException($"There is no movie {id}."));

    /// <summary>
    /// The exact nearest films of this shard among those that the query's filter lets pass:
    /// score(x) = w·(v_collab · x_collab) + (1 − w)·(v_content · x_content) with the query vector v, rounded to nine decimals and ranked by
    /// score descending, then id ascending. Rows that provably do not belong among them are not scored (<c>docs/search.md</c>). Allocates
    /// its answer and, for a new filter, its mask.
    /// </summary>
    /// <returns>The films, best first; fewer than asked for where fewer pass.</returns>
    /// <exception cref="ArgumentException">
    /// The query vector has another length than this shard's rows or holds a NaN or an infinity, or the query has a filter or wants one film
    /// per series and this shard has no attributes.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled during the scan.</exception>
    public Neighbour[] FindNearest(in NearestQuery query, CancellationToken cancellationToken = default)
    {
        Neighbour[] answer = null!;
        FindNearest(new ReadOnlySpan<NearestQuery>(in query), new Span<Neighbour[]>(ref answer), cancellationToken);
        return answer;
    }

    /// <summary>
    /// The same for several queries in one pass over the rows: element i answers query i as a search by itself would.
    /// </summary>
    public Neighbour[][] FindNearest(ReadOnlySpan<NearestQuery> queries, CancellationToken cancellationToken = default)
    {
        var answers = new Neighbour[queries.Length][];
        FindNearest(queries, answers, cancellationToken);
        return answers;
    }

    /// <summary>The nearest films of consecutive films of this shard, in one pass over the rows. No film is in its own list.</summary>
    /// <param name="rows">The films' rows. About 64 of them share a pass best.</param>
    /// <param name="count">How many neighbours at most, 1 or more.</param>
    /// <param name="scoring">What they are ranked by.</param>
    /// <param name="cancellationToken">Cancels the scan.</param>
    /// <returns>A list for each row, as <see cref="FindNearest(ReadOnlySpan{NearestQuery}, CancellationToken)"/> ranks them.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled during the scan.</exception>
    public Neighbour[][] FindNearest(Range rows, int count, Scoring scoring, CancellationToken cancellationToken = default)
    {
        var (first, length) = rows.GetOffsetAndLength(Count);
        var queries = new NearestQuery[length];
        for (var i = 0; i < length; i++) queries[i] = Embed(new SimilarityQuery(_movieIds.Span[first + i], count, scoring));
        return FindNearest(queries, cancellationToken);
    }

    private void FindNearest(ReadOnlySpan<NearestQuery> queries, Span<Neighbour[]> answers, CancellationToken cancellationToken)
    {
        foreach (ref readonly var query in queries) Require(query);
        QuantizedScan.OfThisThread.Run(this, Index, queries, answers, cancellationToken);
        // Spans do not keep the memory of the rows alive.
        GC.KeepAlive(this);
    }

    /// <summary>The rows that pass a filter; null for no filter.</summary>
    internal RowMask? MaskOf(MovieFilter? filter) => filter is null ? null : _masks.Of(filter);

    private RowMask MakeMask(MovieFilter filter) => Attributes!.Select(filter, _lookup.Value);

    private void Require(in NearestQuery query)
    {
        if (query.Vector.Length != Embeddings.Dimensions)
            throw new ArgumentException($"The query has {query.Vector.Length} dimensions; this shard has {Embeddings.Dimensions}.");
        // A NaN would rank nowhere and the answer come out short.
        if (!TensorPrimitives.IsFiniteAll(query.Vector.Span)) throw new ArgumentException("The query holds a NaN or an infinity.");
        if (Attributes is null && (query.Query.Filter is not null || query.Query.OnePerSeries))
            throw new ArgumentException("This shard has no attributes; it can be searched neither with a filter nor for one film per series.");
    }
}
