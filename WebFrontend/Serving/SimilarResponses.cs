using MovieSimilarity.Explanations;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Cluster;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>Makes the responses of <c>GET /</c> and <c>/v1/similar</c>, or takes them from the cache.</summary>
internal sealed class SimilarResponses(QueryBatches queries, CoordinatorClient coordinator)
{
    /// <summary>The response to a plain query, which is kept.</summary>
    /// <param name="model">The model that answers.</param>
    /// <param name="key">The query, with everything that the response depends on.</param>
    /// <param name="cancellationToken">The caller no longer waits.</param>
    public ValueTask<Response> GetAsync(ModelSnapshot model, ResponseKey key, CancellationToken cancellationToken) =>
        model.Responses.TryGet(key, out var response)
            ? ValueTask.FromResult(response)
            : new(model.Responses.AddAsync(key, stop => MakeAsync(model, key, stop), cancellationToken));

    /// <summary>The response to any query, which is not kept: few are asked twice.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tag">The tag of its response, not compressed.</param>
    /// <param name="coding">How the body is to be compressed.</param>
    /// <param name="cancellationToken">The caller no longer waits.</param>
    /// <returns>The response, and the cursor of the next page if there may be one.</returns>
    public async Task<(Response Response, string? NextCursor)> MakeAsync(ResolvedQuery query, string tag, ContentCoding coding, CancellationToken cancellationToken)
    {
        var answer = await FindAsync(query, cancellationToken);
        var response = new Response(Write(query, answer), ContentCoding.Identity, tag);
        return (coding == ContentCoding.Identity ? response : Compression.Compress(response, coding), answer.NextCursor);
    }

    /// <summary>The answer to any query before it is written.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">The caller no longer waits.</param>
    public async Task<Answer> FindAsync(ResolvedQuery query, CancellationToken cancellationToken)
    {
        if (query.IsExplained) return AnswersOf([query], await FindAllAsync(query.Model, [query], cancellationToken)).Single()();
        var series = query.SeriesSearch is { } search ? queries.FindAsync(query.Model.Layout, search, cancellationToken) : null;
        var found = await queries.FindAsync(query.Model.Layout, query.Search, cancellationToken);
        return query.Answer(found, series is null ? null : await series);
    }

    /// <summary>The answers to several queries of one model, which are asked together.</summary>
    /// <param name="model">The model that answers all of them.</param>
    /// <param name="asked">The queries.</param>
    /// <param name="cancellationToken">The caller no longer waits.</param>
    /// <returns>The JSON of each answer, in the order of the queries.</returns>
    public async Task<IReadOnlyList<Func<byte[]>>> MakeAllAsync(ModelSnapshot model, IReadOnlyList<ResolvedQuery> asked, CancellationToken cancellationToken)
    {
        var lists = await FindAllAsync(model, asked, cancellationToken);
        // Written one by one when they are sent, so that a thousand long ones are not in memory at a time.
        return [.. asked.Zip(AnswersOf(asked, lists), (query, answer) => (Func<byte[]>)(() => Write(query, answer())))];
    }

    /// <summary>The lists that the searches of some queries find: for each query those that <see cref="SearchesOf"/> names.</summary>
    private async Task<List<Neighbour[]>> FindAllAsync(ModelSnapshot model, IReadOnlyList<ResolvedQuery> asked, CancellationToken cancellationToken)
    {
        var lists = new List<Neighbour[]>(asked.Count);
        foreach (var batch in asked.SelectMany(SearchesOf).Chunk(QueryBatches.MaxBatch))
            lists.AddRange((await coordinator.FindSimilarAsync(new(model.Layout, [.. batch]), cancellationToken)).Lists);
        return lists;
    }

    private static IEnumerable<SimilarityQuery> SearchesOf(ResolvedQuery query)
    {
        yield return query.Search;
        if (query.SeriesSearch is { } series) yield return series;
        if (!query.IsExplained) yield break;
        var (collaborative, content) = SingleModelRanks.Searches(query.Query);
        yield return collaborative;
        yield return content;
    }

    /// <summary>Puts answers together from the lists of their searches.</summary>
    private static IEnumerable<Func<Answer>> AnswersOf(IReadOnlyList<ResolvedQuery> asked, List<Neighbour[]> lists)
    {
        var next = 0;
        foreach (var query in asked)
        {
            var found = lists[next++];
            var series = query.SeriesSearch is null ? null : lists[next++];
            var ranks = query.IsExplained ? new SingleModelRanks(lists[next++], lists[next++]) : null;
            yield return () => query.Answer(found, series, ranks);
        }
    }

    private static byte[] Write(ResolvedQuery query, Answer answer) => query.Format switch
    {
        ResponseFormat.Csv => ResponseCsv.Write(query.Model.Catalogue, answer),
        ResponseFormat.Titles => ResponseJson.WriteTitles(query.Model.Json, answer.Results),
        _ => ResponseJson.Write(query.Model.Json, answer),
    };

    private async Task<Response> MakeAsync(ModelSnapshot model, ResponseKey key, CancellationToken cancellationToken)
    {
        if (key.Coding != ContentCoding.Identity)
            return Compression.Compress(await GetAsync(model, key with { Coding = ContentCoding.Identity }, cancellationToken), key.Coding);
        var results = await queries.FindAsync(model.Layout, key.Query, cancellationToken);
        var seed = new SeedMatch(model.Catalogue[model.Json.RowOf(key.Query.Seeds[0].MovieId)], key.Others, key.Matched);
        var body = key.TitlesOnly
            ? ResponseJson.WriteTitles(model.Json, results)
            : ResponseJson.Write(model.Json, new Answer(key.Query, [seed], results));
        return new Response(body, ContentCoding.Identity, EntityTag.Of(model.Manifest.Version, key));
    }
}
