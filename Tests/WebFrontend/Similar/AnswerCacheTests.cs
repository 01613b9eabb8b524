using System.Text;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Similar;

namespace MovieSimilarity.Tests.WebFrontend.Similar;

/// <summary>The answers that are kept.</summary>
public sealed class AnswerCacheTests
{
    private int _made;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_made_is_found_by_all_that_was_asked()
    {
        var cache = new AnswerCache(100);
        var key = Key(5);
        var made = await cache.MakeAsync(key, MakeAsync, Stop);
        Assert.True(cache.TryGet(Key(5), out var found));
        Assert.Same(made, found);
        foreach (var other in new[]
                 {
                     Key(6), key with { Count = 21 }, key with { Scoring = Scoring.Content }, key with { TitlesOnly = true },
                     key with { Others = "7" }, key with { Coding = ContentCoding.Gzip },
                 })
        {
            Assert.False(cache.TryGet(other, out _));
        }
    }

    [Fact]
    public async Task Of_callers_that_miss_at_the_same_time_one_has_it_made()
    {
        var cache = new AnswerCache(100);
        var answer = new TaskCompletionSource<Answer>();
        var callers = Enumerable.Range(0, 10).Select(_ => cache.MakeAsync(
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
        var cache = new AnswerCache(100);
        var answer = new TaskCompletionSource<Answer>();
        using var gone = new CancellationTokenSource();
        var first = cache.MakeAsync(Key(5), stop => answer.Task.WaitAsync(stop), gone.Token);
        var second = cache.MakeAsync(Key(5), MakeAsync, Stop);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(await MakeAsync(Stop));
        Assert.Same(await answer.Task, await second);
    }

    [Fact]
    public async Task An_error_is_not_kept()
    {
        var cache = new AnswerCache(100);
        await Assert.ThrowsAsync<TimeoutException>(() => cache.MakeAsync(Key(5), _ => throw new TimeoutException(), Stop));
        await cache.MakeAsync(Key(5), MakeAsync, Stop);
        Assert.True(cache.TryGet(Key(5), out _));
    }

    [Fact]
    public async Task A_cache_of_no_entries_keeps_nothing()
    {
        var cache = new AnswerCache(0);
        await cache.MakeAsync(Key(5), MakeAsync, Stop);
        Assert.False(cache.TryGet(Key(5), out _));
    }

    [Fact]
    public async Task It_holds_no_more_than_its_entries_and_large_answers_count_as_several()
    {
        var cache = new AnswerCache(10);
        for (var seed = 1; seed <= 100; seed++) await cache.MakeAsync(Key(seed), MakeAsync, Stop);
        Assert.InRange(Enumerable.Range(1, 100).Count(seed => cache.TryGet(Key(seed), out _)), 1, 10);

        var full = new AnswerCache(10);
        for (var seed = 1; seed <= 100; seed++) await full.MakeAsync(Key(seed), _ => Task.FromResult(Answer(4 * AnswerCache.EntryBytes)), Stop);
        Assert.InRange(Enumerable.Range(1, 100).Count(seed => full.TryGet(Key(seed), out _)), 1, 2);
    }

    private static AnswerKey Key(int seed) => new(seed, 20, Scoring.Ensemble, false, "", ContentCoding.Identity);

    private static Answer Answer(int length) => new(Encoding.UTF8.GetBytes(new string('x', length)), ContentCoding.Identity, "\"tag\"");

    private Task<Answer> MakeAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _made);
        return Task.FromResult(Answer(10));
    }
}
