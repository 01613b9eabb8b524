using MovieSimilarity.WebFrontend.Cluster;

namespace MovieSimilarity.WebFrontend.Serving;

/// <summary>Makes the responses of <c>GET /</c>, or takes them from the cache.</summary>
internal sealed class SimilarResponses(QueryBatches queries)
{
    /// <param name="model">The model that answers.</param>
    /// <param name="key">The query, with everything that the response depends on.</param>
    /// <param name="cancellationToken">The caller no longer waits.</param>
    public ValueTask<Response> GetAsync(ModelSnapshot model, ResponseKey key, CancellationToken cancellationToken) =>
        model.Responses.TryGet(key, out var response)
            ? ValueTask.FromResult(response)
            : new(model.Responses.AddAsync(key, stop => MakeAsync(model, key, stop), cancellationToken));

    private async Task<Response> MakeAsync(ModelSnapshot model, ResponseKey key, CancellationToken cancellationToken)
    {
        if (key.Coding != ContentCoding.Identity)
            return Compression.Compress(await GetAsync(model, key with { Coding = ContentCoding.Identity }, cancellationToken), key.Coding);
        var results = await queries.FindAsync(model.Layout, key.Query, cancellationToken);
        var body = key.TitlesOnly
            ? ResponseJson.WriteTitles(model.Json, results)
            : ResponseJson.Write(model.Json, key.Query, results, key.Others, key.Matched);
        return new Response(body, ContentCoding.Identity, EntityTag.Of(model.Manifest.Version, key));
    }
}
