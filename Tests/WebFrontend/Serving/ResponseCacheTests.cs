using System.Text;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Serving;

namespace MovieSimilarity.Tests.WebFrontend.Serving;

/// <summary>The answers that are kept.</summary>
public sealed class ResponseCacheTests
{
    private int _made;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_made_is_found_by_all_that_was_asked()
    {
        var cache = new ResponseCache(100);
        var key = Key(5);
        var made = await cache.AddAsync(key, MakeAsync, Stop);
        Assert.True(cache.TryGet(Key(5), out var found));
        Assert.Same(made, found);
        foreach (var other in new[]
                 {
                     Key(6), key with { Query = key.Query with { Count = 21 } }, key with { Query = key.Query with { Scoring = Scoring.Content } }, key with { TitlesOnly = true },
                     key with { Others = OtherMatches.Of([Film(7)]) }, key with { Coding = ContentCoding.Gzip },
                 })
        {
            Assert.False(cache.TryGet(other, out _));
        }
    }

    [Fact]
    public async Task Of_callers_that_miss_at_the_same_time_one_has_it_made()
    {
        var cache = new ResponseCache(100);
        var answer = new TaskCompletionSource<Response>();
        var callers = Enumerable.Range(0, 10).Select(_ => cache.AddAsync(
            Key(5),
            _ =>
            {
                Interlocked.Increment(ref _made);
                return answer.Task;
            },
            Stop)).ToArray();
        answer.SetResult(await MakeAsync(Stop));
        await Task.WhenAll(callers);
        Assert.Equal(2, _made);
    }

    [Fact]
    public async Task Who_no_longer_waits_takes_nothing_from_the_others()
    {
        var cache = new ResponseCache(100);
        var answer = new TaskCompletionSource<Response>();
        using var gone = new CancellationTokenSource();
        var first = cache.AddAsync(Key(5), stop => answer.Task.WaitAsync(stop), gone.Token);
        var second = cache.AddAsync(Key(5), MakeAsync, Stop);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(await MakeAsync(Stop));
        Assert.Same(await answer.Task, await second);
    }

    [Fact]
    public async Task An_error_is_not_kept()
    {
        var cache = new ResponseCache(100);
        await Assert.ThrowsAsync<TimeoutException>(() => cache.AddAsync(Key(5), _ => throw new TimeoutException(), Stop));
        await cache.AddAsync(Key(5), MakeAsync, Stop);
        Assert.True(cache.TryGet(Key(5), out _));
    }

    [Fact]
    public async Task A_cache_of_no_entries_keeps_nothing()
    {
        var cache = new ResponseCache(0);
        await cache.AddAsync(Key(5), MakeAsync, Stop);
        Assert.False(cache.TryGet(Key(5), out _));
    }

    [Fact]
    public async Task It_holds_no_more_than_its_entries_and_large_answers_count_as_several()
    {
        var cache = new ResponseCache(10);
        for (var seed = 1; seed <= 100; seed++) await cache.AddAsync(Key(seed), MakeAsync, Stop);
        Assert.InRange(Enumerable.Range(1, 100).Count(seed => cache.TryGet(Key(seed), out _)), 1, 10);

        var full = new ResponseCache(10);
        for (var seed = 1; seed <= 100; seed++) await full.AddAsync(Key(seed), _ => Task.FromResult(Response(4 * ResponseCache.EntryBytes)), Stop);
        Assert.InRange(Enumerable.Range(1, 100).Count(seed => full.TryGet(Key(seed), out _)), 1, 2);
    }

    private static ResponseKey Key(int seed) => new(new SimilarityQuery(seed, 20, Scoring.Ensemble), false, OtherMatches.None, ContentCoding.Identity);

    private static Movie Film(int id) => new(id, $"Film {id}", 2000, ["Drama"], 10, 3.5);

    private static Response Response(int length) => new(Encoding.UTF8.GetBytes(new string('x', length)), ContentCoding.Identity, "\"tag\"");

    private Task<Response> MakeAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _made);
        return Task.FromResult(Response(10));
    }
}
