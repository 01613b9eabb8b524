using System.Collections.Concurrent;
using MovieSimilarity.Grains.Interfaces.Coordination;
using MovieSimilarity.Grains.Interfaces.Partitions;
using MovieSimilarity.Search;
using MovieSimilarity.WebFrontend.Cluster;

namespace MovieSimilarity.Tests.WebFrontend.Cluster;

/// <summary>Queries that are asked together.</summary>
public sealed class QueryBatchesTests
{
    private const int BadSeed = 13;

    private static readonly QueryKind Kind = new(new PartitionLayout("v1", [1], 1), 20, Scoring.Ensemble);

    private readonly ConcurrentQueue<SimilarRequest> _requests = [];
    private readonly TaskCompletionSource _answers = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_that_finds_a_free_slot_leaves_at_once_and_alone()
    {
        var batches = new QueryBatches(FindAsync, slots: 2);
        Task[] queries = [batches.FindAsync(Kind, 1, Stop), batches.FindAsync(Kind, 2, Stop)];
        Assert.Equal([[1], [2]], _requests.Select(request => request.MovieIds.ToArray()));
        _answers.SetResult();
        await Task.WhenAll(queries);
    }

    [Fact]
    public async Task Queries_that_wait_leave_together_and_each_gets_its_own_answer()
    {
        var batches = new QueryBatches(FindAsync, slots: 1);
        var queries = Enumerable.Range(100, 200).Select(id => (Id: id, Answer: batches.FindAsync(Kind, id, Stop))).ToArray();
        Assert.Single(_requests);
        _answers.SetResult();
        foreach (var (id, answer) in queries) Assert.Equal(id, Assert.Single(await answer).MovieId);
        Assert.Equal([1, 64, 64, 64, 7], _requests.Select(request => request.MovieIds.Length));
        Assert.All(_requests, request => Assert.Equal(Kind, new QueryKind(request.Layout, request.Count, request.Scoring)));
    }

    [Fact]
    public async Task Only_queries_of_one_version_count_and_scoring_are_asked_together()
    {
        var batches = new QueryBatches(FindAsync, slots: 1);
        QueryKind[] kinds =
        [
            Kind, Kind with { Count = 3 }, Kind with { Scoring = Scoring.Content }, Kind with { Layout = new PartitionLayout("v2", [1], 1) },
        ];
        var queries = Enumerable.Range(100, 40).Select(id => batches.FindAsync(kinds[id % kinds.Length], id, Stop)).ToArray();
        _answers.SetResult();
        await Task.WhenAll(queries);
        Assert.Equal(5, _requests.Count);
        foreach (var request in _requests)
            Assert.All(request.MovieIds, id => Assert.Equal(kinds[id % kinds.Length], new QueryKind(request.Layout, request.Count, request.Scoring)));
    }

    [Fact]
    public async Task Whoever_no_longer_waits_is_let_go_and_the_others_are_answered()
    {
        using var gone = new CancellationTokenSource();
        var batches = new QueryBatches(FindAsync, slots: 1);
        var asked = batches.FindAsync(Kind, 1, gone.Token);
        Task<Neighbour[]>[] others = [batches.FindAsync(Kind, 2, Stop), batches.FindAsync(Kind, 4, Stop)];
        var waiting = batches.FindAsync(Kind, 3, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _answers.SetResult();
        Assert.Equal([2, 4], (await Task.WhenAll(others)).Select(answer => answer[0].MovieId));
        Assert.Equal([[1], [2, 4]], _requests.Select(request => request.MovieIds.ToArray()));
    }

    [Fact]
    public async Task A_film_that_is_not_in_the_model_fails_only_who_named_it()
    {
        var batches = new QueryBatches(FindAsync, slots: 1);
        var queries = Enumerable.Range(1, 30).Select(id => (Id: id, Answer: batches.FindAsync(Kind, id, Stop))).ToArray();
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
            slots: 1);
        var queries = Enumerable.Range(1, 10).Select(id => batches.FindAsync(Kind, id, Stop)).ToArray();
        _answers.SetResult();
        foreach (var query in queries) await Assert.ThrowsAsync<PartitionUnavailableException>(() => query);
        fails = false;
        Assert.Equal(5, (await batches.FindAsync(Kind, 5, Stop))[0].MovieId);
    }

    [Fact]
    public async Task A_batch_that_hangs_does_not_hold_up_the_next()
    {
        var hung = new TaskCompletionSource<RankedNeighbours>();
        _answers.SetResult();
        var batches = new QueryBatches(request => request.MovieIds.Contains(1) ? hung.Task : FindAsync(request), slots: 1);
        var first = batches.FindAsync(Kind, 1, Stop);
        Assert.Equal(2, (await batches.FindAsync(Kind, 2, Stop))[0].MovieId);
        Assert.False(first.IsCompleted);
        hung.SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => first);
    }

    [Fact]
    public async Task More_than_can_be_answered_soon_is_refused_and_the_rest_is_answered()
    {
        var batches = new QueryBatches(FindAsync, slots: 1);
        var queries = Enumerable.Range(100, 1 + QueryBatches.MaxWaiting).Select(id => batches.FindAsync(Kind, id, Stop)).ToArray();
        await Assert.ThrowsAsync<SearchOverloadedException>(() => batches.FindAsync(Kind, 2, Stop));
        _answers.SetResult();
        Assert.Equal(queries.Length, (await Task.WhenAll(queries)).Length);
        Assert.Equal(3, (await batches.FindAsync(Kind, 3, Stop))[0].MovieId);
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
            slots: 2);
        _answers.SetResult();
        await Parallel.ForAsync(100, 4100, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Stop }, async (id, stop) =>
        {
            using var caller = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var answer = batches.FindAsync(Kind, id, caller.Token);
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
        Assert.Equal(_requests.Sum(request => request.MovieIds.Length), _requests.SelectMany(request => request.MovieIds).Distinct().Count());
    }

    /// <summary>Says of each film that it is its own neighbour, once answers are let through.</summary>
    private async Task<RankedNeighbours> FindAsync(SimilarRequest request)
    {
        _requests.Enqueue(request);
        await _answers.Task;
        return request.MovieIds.Contains(BadSeed)
            ? throw new MovieNotInModelException($"no {BadSeed}")
            : new RankedNeighbours([.. request.MovieIds.Select(id => new[] { new Neighbour(id, 1, 1, 1) })]);
    }
}
