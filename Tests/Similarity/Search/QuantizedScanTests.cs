using System.Runtime.CompilerServices;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Similarity.Search;

/// <summary>A pruned search gives the very list of the naive one, down to the last bit of every score and the order of ties.</summary>
public sealed class QuantizedScanTests
{
    private const int RowCount = 1200;

    [Theory]
    [MemberData(nameof(Rows.Kinds), MemberType = typeof(Rows))]
    public void A_pruned_list_is_the_naive_one(string kind, int collaborative, int content)
    {
        var shard = Rows.Share(kind, collaborative, content);
        foreach (var scoring in Scoring.Named)
        {
            for (var row = 7; row < shard.Count; row += 293) Shards.AssertNaive(shard, row, scoring, [1, 20, 150, shard.Count + 1]);
        }
    }

    [Theory]
    [InlineData("random")]
    [InlineData("decaying")]
    [InlineData("clustered")]
    public void Lists_over_many_chunks_are_the_naive_ones(string kind)
    {
        var shard = Rows.Make(kind, 40_001, 20, 90);
        for (var row = 0; row < shard.Count; row += 13_000)
        {
            var query = Shards.QueryOf(shard, row, 20, Scoring.Ensemble);
            Assert.Equal(Shards.Naive(shard, query), Shards.Nearest(shard, query));
        }
    }

    [Fact]
    public void A_batch_answers_each_query_as_a_search_by_itself()
    {
        var shard = Rows.Make("decaying", RowCount, 60, 40);
        var zero = Shards.QueryBy(new float[100], 0, 5, Scoring.Content);
        NearestQuery[] queries =
        [
            .. Enumerable.Range(0, 150).Select(i => Shards.QueryOf(shard, i * 13 % RowCount, 1 + i % 30, Scoring.Named[i % 3])), zero, Shards.QueryBy(new float[100], 0, RowCount, Scoring.Content),
        ];
        Assert.Equal(queries.Select(query => Shards.Nearest(shard, query)), Shards.Nearest(shard, queries));
        Assert.Equal(queries.Select(query => Shards.Naive(shard, query)), Shards.Nearest(shard, queries));
    }

    /// <summary>Of some of these kinds codes prove little, and a batch reads embeddings instead.</summary>
    [Theory]
    [MemberData(nameof(Rows.Kinds), MemberType = typeof(Rows))]
    public void Lists_of_a_batch_are_the_naive_ones(string kind, int collaborative, int content)
    {
        var shard = Rows.Share(kind, collaborative, content);
        foreach (var size in new[] { 3, 4, 17 })
        {
            var queries = Enumerable.Range(0, size).Select(i => Shards.QueryOf(shard, i * 61, 1 + i * 2, Scoring.Named[i % 3])).ToArray();
            Assert.Equal(queries.Select(query => Shards.Naive(shard, query)), Shards.Nearest(shard, queries));
        }
    }

    [Fact]
    public void Slices_answer_by_themselves_and_merge_to_the_whole()
    {
        var shard = Rows.Make("clustered", RowCount, 60, 60);
        shard.Prepare(TestContext.Current.CancellationToken);
        Shard[] slices = [shard.Slice(0, 3), shard.Slice(3, 700), shard.Slice(703, RowCount - 703)];
        for (var row = 0; row < RowCount; row += 211)
        {
            var query = Shards.QueryOf(shard, row, 20, Scoring.Ensemble);
            Assert.All(slices, slice => Assert.Equal(Shards.Naive(slice, query), Shards.Nearest(slice, query)));
            Assert.Equal(Shards.Nearest(shard, query), RankedLists.Merge(slices.Select(slice => Shards.Nearest(slice, query)), query.Query.Count));
        }
    }

    [Theory]
    [InlineData(1e-30f)]
    [InlineData(1e-10f)]
    [InlineData(1e10f)]
    [InlineData(1e30f)]
    public void Queries_of_any_length_get_their_lists(float length)
    {
        var shard = Rows.Make("clustered", RowCount, 60, 60);
        for (var row = 0; row < RowCount; row += 211)
        {
            var embedding = shard.Embeddings.Row(row).ToArray().Select(value => value * length).ToArray();
            var query = Shards.QueryBy(embedding, shard.MovieIds.Span[row], 20, Scoring.Ensemble);
            Assert.Equal(Shards.Naive(shard, query), Shards.Nearest(shard, query));
        }
    }

    [Fact]
    public void A_search_allocates_its_answer_and_nothing_else()
    {
        var shard = Rows.Make("decaying", RowCount, 100, 100);
        var query = Shards.QueryOf(shard, 5, 20, Scoring.Ensemble);
        for (var i = 0; i < 3; i++) Shards.Nearest(shard, query);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Shards.Nearest(shard, query);
        // Twenty neighbours of 32 bytes, their array's header, and the list they are kept in.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 640, 720);
    }

    [Theory]
    [InlineData("random")]
    [InlineData("decaying")]
    public void A_batch_allocates_its_answers_and_nothing_else(string kind)
    {
        var shard = Rows.Make(kind, RowCount, 100, 100);
        var queries = Enumerable.Range(0, 20).Select(i => Shards.QueryOf(shard, i, 20, Scoring.Ensemble)).ToArray();
        for (var i = 0; i < 3; i++) Shards.Nearest(shard, queries);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) Shards.Nearest(shard, queries);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 10 / queries.Length, 640, 740);
    }

    [Fact]
    public void A_thread_that_searched_keeps_nothing_of_the_shard_alive()
    {
        var reference = SearchAndForget();
        GC.Collect();
        Assert.False(reference.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference SearchAndForget()
        {
            var shard = Rows.Make("decaying", RowCount, 10, 10);
            Shards.Nearest(shard, Shards.QueryOf(shard, 5, 20, Scoring.Ensemble));
            return new WeakReference(shard.Index);
        }
    }

    [Fact]
    public void Searches_run_in_parallel_on_one_shard()
    {
        var shard = Rows.Make("decaying", RowCount, 50, 50);
        var queries = Enumerable.Range(0, 200).Select(i => Shards.QueryOf(shard, i * 5, 20, Scoring.Ensemble)).ToArray();
        var expected = queries.Select(query => Shards.Naive(shard, query)).ToArray();
        Parallel.For(0, queries.Length, i => Assert.Equal(expected[i], Shards.Nearest(shard, queries[i])));
    }

    [Fact]
    public async Task A_cancelled_search_stops()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var shard = Rows.Make("random", RowCount, 10, 10);
        Assert.Throws<OperationCanceledException>(() => shard.FindNearest(Shards.QueryOf(shard, 0, 20, Scoring.Ensemble), stop.Token));
        // What the cancelled search left behind does no harm to the next.
        var query = Shards.QueryOf(shard, 1, 20, Scoring.Ensemble);
        Assert.Equal(Shards.Naive(shard, query), shard.FindNearest(query, CancellationToken.None));
    }
}
