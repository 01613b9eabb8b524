using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Layout;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Cluster;

namespace MovieSimilarity.Tests.WebFrontend.Cluster;

/// <summary>Queries that are asked together.</summary>
public sealed class QueryBatchesTests
{
    private const int BadSeed = 13;

    private static readonly PartitionLayout Layout = new("v1", [1], 1);

    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<SimilarRequest> _requests = [];
    private readonly TaskCompletionSource _answers = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_that_finds_a_free_slot_leaves_at_once_and_alone()
    {
        var batches = new QueryBatches(FindAsync, slots: 2, _time);
        Task[] queries = [batches.FindAsync(Layout, Query(1), Stop), batches.FindAsync(Layout, Query(2), Stop)];
        Assert.Equal([[1], [2]], _requests.Select(request => SeedsOf(request)));
        _answers.SetResult();
        await Task.WhenAll(queries);
    }

    [Fact]
    public async Task Queries_that_wait_leave_together_and_each_gets_its_own_answer()
    {
        var batches = new QueryBatches(FindAsync, slots: 1, _time);
        var queries = Enumerable.Range(100, 200).Select(id => (Id: id, Answer: batches.FindAsync(Layout, Query(id), Stop))).ToArray();
        Assert.Single(_requests);
        _answers.SetResult();
        foreach (var (id, answer) in queries) Assert.Equal(id, Assert.Single(await answer).MovieId);
        Assert.Equal([1, 64, 64, 64, 7], _requests.Select(request => request.Queries.Length));
        Assert.All(_requests, request => Assert.Equal(Layout, request.Layout));
    }

    [Fact]
    public async Task Queries_of_one_version_are_asked_together_whatever_their_count_and_scoring()
    {
        var batches = new QueryBatches(FindAsync, slots: 1, _time);
        PartitionLayout[] layouts = [Layout, new("v2", [1], 1)];
        SimilarityQuery[] queries = [.. Enumerable.Range(100, 40).Select(id => new SimilarityQuery(id, id % 3 + 1, Scoring.Named[id % 2]))];
        var answers = queries.Select(query => batches.FindAsync(layouts[query.Seeds[0].MovieId % 2], query, Stop)).ToArray();
        _answers.SetResult();
        await Task.WhenAll(answers);
        // The first query left alone.
        Assert.Equal(3, _requests.Count);
        foreach (var request in _requests) Assert.All(request.Queries, query => Assert.Equal(layouts[query.Seeds[0].MovieId % 2], request.Layout));
        Assert.Equal(queries.ToHashSet(), _requests.SelectMany(request => request.Queries).ToHashSet());
    }

    [Fact]
    public async Task Whoever_no_longer_waits_is_let_go_and_the_others_are_answered()
    {
        using var gone = new CancellationTokenSource();
        var batches = new QueryBatches(FindAsync, slots: 1, _time);
        var asked = batches.FindAsync(Layout, Query(1), gone.Token);
        Task<Neighbour[]>[] others = [batches.FindAsync(Layout, Query(2), Stop), batches.FindAsync(Layout, Query(4), Stop)];
        var waiting = batches.FindAsync(Layout, Query(3), gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _answers.SetResult();
        Assert.Equal([2, 4], (await Task.WhenAll(others)).Select(answer => answer[0].MovieId));
        Assert.Equal([[1], [2, 4]], _requests.Select(request => SeedsOf(request)));
    }

    [Fact]
    public async Task A_film_that_is_not_in_the_model_fails_only_who_named_it()
    {
        var batches = new QueryBatches(FindAsync, slots: 1, _time);
        var queries = Enumerable.Range(1, 30).Select(id => (Id: id, Answer: batches.FindAsync(Layout, Query(id), Stop))).ToArray();
        _answers.SetResult();
        foreach (var (id, answer) in queries)
        {
            if (id == BadSeed) await Assert.ThrowsAsync<MovieNotInModelException>(() => answer);
            else Assert.Equal(id, (await answer)[0].MovieId);
        }
    }

    [Fact]
    public async Task An_error_reaches_all_who_wait_and_later_queries_are_asked()
    {
        var fails = true;
        var batches = new QueryBatches(
            async request =>
            {
                await _answers.Task;
                return fails ? throw new PartitionUnavailableException("gone") : await FindAsync(request);
            },
            slots: 1,
            _time);
        var queries = Enumerable.Range(1, 10).Select(id => batches.FindAsync(Layout, Query(id), Stop)).ToArray();
        _answers.SetResult();
        foreach (var query in queries) await Assert.ThrowsAsync<PartitionUnavailableException>(() => query);
        fails = false;
        Assert.Equal(5, (await batches.FindAsync(Layout, Query(5), Stop))[0].MovieId);
    }

    [Fact]
    public async Task A_batch_that_hangs_does_not_hold_up_the_next()
    {
        var hung = new TaskCompletionSource<RankedNeighbours>();
        _answers.SetResult();
        var batches = new QueryBatches(request => SeedsOf(request).Contains(1) ? hung.Task : FindAsync(request), slots: 1,
            _time);
        var first = batches.FindAsync(Layout, Query(1), Stop);
        var second = batches.FindAsync(Layout, Query(2), Stop);
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Equal(2, (await second)[0].MovieId);
        Assert.False(first.IsCompleted);
        hung.SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => first);
    }

    [Fact]
    public async Task More_than_can_be_answered_soon_is_refused_and_the_rest_is_answered()
    {
        var batches = new QueryBatches(FindAsync, slots: 1, _time);
        var queries = Enumerable.Range(100, 1 + QueryBatches.MaxWaiting).Select(id => batches.FindAsync(Layout, Query(id), Stop)).ToArray();
        await Assert.ThrowsAsync<SearchOverloadedException>(() => batches.FindAsync(Layout, Query(2), Stop));
        _answers.SetResult();
        Assert.Equal(queries.Length, (await Task.WhenAll(queries)).Length);
        Assert.Equal(3, (await batches.FindAsync(Layout, Query(3), Stop))[0].MovieId);
    }

    [Fact]
    public async Task Under_many_threads_and_cancellations_every_query_ends_as_it_should()
    {
        var batches = new QueryBatches(
            async request =>
            {
                await Task.Yield();
                return await FindAsync(request);
            },
            slots: 2,
            _time);
        _answers.SetResult();
        await Parallel.ForAsync(100, 4100, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Stop }, async (id, stop) =>
        {
            using var caller = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var answer = batches.FindAsync(Layout, Query(id), caller.Token);
            if (id % 7 == 0) await caller.CancelAsync();
            try
            {
                Assert.Equal(id, Assert.Single(await answer).MovieId);
            }
            catch (OperationCanceledException) when (id % 7 == 0)
            {
                // As the caller wished.
            }
        });
        Assert.Equal(_requests.Sum(request => request.Queries.Length), _requests.SelectMany(request => SeedsOf(request)).Distinct().Count());
    }

    private static SimilarityQuery Query(int seed) => new(seed, 20, Scoring.Ensemble);

    private static IEnumerable<int> SeedsOf(SimilarRequest request) => request.Queries.Select(query => query.Seeds[0].MovieId);

    /// <summary>Says of each film that it is its own neighbour, once answers are let through.</summary>
    private async Task<RankedNeighbours> FindAsync(SimilarRequest request)
    {
        _requests.Enqueue(request);
        await _answers.Task;
        return SeedsOf(request).Contains(BadSeed)
            ? throw new MovieNotInModelException($"no {BadSeed}")
            : new RankedNeighbours([.. SeedsOf(request).Select(id => new[] { new Neighbour(id, 1, 1, 1) })]);
    }
}
