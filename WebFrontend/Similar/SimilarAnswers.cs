using MovieSimilarity.WebFrontend.Cluster;
using MovieSimilarity.WebFrontend.Models;

namespace MovieSimilarity.WebFrontend.Similar;

/// <summary>Finds the answers of <c>GET /</c>, in the cache or by asking.</summary>
internal sealed class SimilarAnswers(QueryBatches queries)
{
    /// <param name="model">The model that answers.</param>
    /// <param name="key">What is asked.</param>
    /// <param name="others">The films that <see cref="AnswerKey.Others"/> names.</param>
    /// <param name="cancellationToken">The caller no longer waits.</param>
    public ValueTask<Answer> GetAsync(ModelSnapshot model, AnswerKey key, OtherMatches others, CancellationToken cancellationToken) =>
        model.Answers.TryGet(key, out var answer)
            ? ValueTask.FromResult(answer)
            : new(MakeAsync(model, key, others, cancellationToken));

    private Task<Answer> MakeAsync(ModelSnapshot model, AnswerKey key, OtherMatches others, CancellationToken cancellationToken) =>
        model.Answers.MakeAsync(
            key,
            stop => key.Coding == ContentCoding.Identity ? AskAsync(model, key, others, stop) : CompressAsync(model, key, others, stop),
            cancellationToken);

    private async Task<Answer> AskAsync(ModelSnapshot model, AnswerKey key, OtherMatches others, CancellationToken cancellationToken)
    {
        var results = await queries.FindAsync(new QueryKind(model.Layout, key.Count, key.Scoring), key.Seed, cancellationToken);
        var body = key.TitlesOnly
            ? AnswerJson.WriteTitles(model.Json, results)
            : AnswerJson.Write(model.Json, key.Seed, key.Scoring, results, others);
        return new Answer(body, ContentCoding.Identity, EntityTag.Of(model.Manifest.Version, key));
    }

    private async Task<Answer> CompressAsync(ModelSnapshot model, AnswerKey key, OtherMatches others, CancellationToken cancellationToken)
    {
        var plain = await GetAsync(model, key with { Coding = ContentCoding.Identity }, others, cancellationToken);
        return Compression.Compress(plain, key.Coding);
    }
}
