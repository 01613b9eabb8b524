using System.Buffers;
using MovieSimilarity.Embeddings;
using MovieSimilarity.Search;
using static MovieSimilarity.Tests.Similarity.Search.Shards;

namespace MovieSimilarity.Tests.Similarity.Search;

public sealed class ShardTests
{
    [Fact]
    public void Ids_and_rows_that_differ_in_number_are_refused()
    {
        var embeddings = Random(rows: 3, collaborative: 2, content: 2, seed: 1).Embeddings;
        var error = Assert.Throws<ArgumentException>(() => new Shard(new[] { 1, 2 }, embeddings));
        Assert.Equal("2 movie ids do not fit 3 embedding rows.", error.Message);
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(3, 2, 4)]
    [InlineData(0, 1, 2)]
    [InlineData(-5, 1, 2)]
    public void Ids_that_do_not_ascend_from_1_are_refused(int first, int second, int third)
    {
        var embeddings = Random(rows: 3, collaborative: 2, content: 2, seed: 1).Embeddings;
        Assert.Throws<ArgumentException>(() => new Shard(new[] { first, second, third }, embeddings));
    }

    [Fact]
    public void Every_id_has_its_row_and_no_other_id_has_one()
    {
        var shard = Random(rows: 50, collaborative: 2, content: 2, seed: 1);
        for (var row = 0; row < shard.Count; row++)
        {
            var id = shard.MovieIds.Span[row];
            Assert.True(shard.TryGetRow(id, out var found));
            Assert.Equal(row, found);
            Assert.False(shard.TryGetRow(id + 1, out _));
        }
        Assert.False(shard.TryGetRow(0, out _));
        Assert.False(shard.TryGetRow(int.MinValue, out _));
        Assert.False(shard.TryGetRow(int.MaxValue, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(6)]
    public void A_query_of_other_dimensions_is_refused(int dimensions)
    {
        var shard = Random(rows: 3, collaborative: 3, content: 2, seed: 1);
        var query = QueryBy(new float[dimensions], 0, 1, Scoring.Ensemble);
        var error = Assert.Throws<ArgumentException>(() => Nearest(shard, query));
        Assert.Equal($"The query has {dimensions} dimensions; this shard has 5.", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_count_below_1_is_refused(int count)
    {
        var shard = Random(rows: 3, collaborative: 3, content: 2, seed: 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => Nearest(shard, QueryOf(shard, 0, count, Scoring.Ensemble)));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_query_that_is_not_finite_is_refused(float value)
    {
        var shard = Random(rows: 3, collaborative: 3, content: 2, seed: 1);
        var query = QueryBy([1f, 0f, 0f, 0f, value], 0, 1, Scoring.Collaborative);
        Assert.Equal("The query holds a NaN or an infinity.", Assert.Throws<ArgumentException>(() => Nearest(shard, query)).Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void A_weight_below_0_or_above_1_is_refused(int scoring)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Scoring.OfHundredths(scoring));
    }

    [Fact]
    public void The_largest_count_takes_no_more_memory_than_there_are_films()
    {
        var shard = Random(rows: 3, collaborative: 3, content: 2, seed: 1);
        Assert.Equal(2, Nearest(shard, QueryOf(shard, 0, int.MaxValue, Scoring.Ensemble)).Length);
    }

    [Fact]
    public void A_shard_without_films_answers_with_none()
    {
        var shard = new Shard(Array.Empty<int>(), new FusedEmbeddings(Array.Empty<float>(), 3, 2));
        Assert.Empty(Nearest(shard, QueryBy(new float[5], 0, 10, Scoring.Ensemble)));
    }

    [Fact]
    public void A_batch_answers_each_query_as_a_search_by_itself()
    {
        var shard = Random(rows: 80, collaborative: 6, content: 5, seed: 2);
        NearestQuery[] queries = [.. Enumerable.Range(0, 80).Select(row => QueryOf(shard, row, 1 + row, Scoring.Named[row % 3]))];
        var answers = shard.FindNearest(queries, TestContext.Current.CancellationToken);
        Assert.Equal(queries.Select(query => Nearest(shard, query)), answers);
        Assert.Empty(shard.FindNearest([], TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Concurrent_searches_do_not_disturb_one_another()
    {
        var shard = Random(rows: 500, collaborative: 20, content: 10, seed: 3);
        var alone = Enumerable.Range(0, shard.Count).Select(row => Nearest(shard, QueryOf(shard, row, 20, Scoring.Ensemble))).ToArray();
        Parallel.For(0, 4 * shard.Count, i =>
        {
            var row = i % shard.Count;
            Assert.Equal(alone[row], Nearest(shard, QueryOf(shard, row, 20, Scoring.Ensemble)));
        });
    }

    [Fact]
    public void A_cancelled_token_stops_a_search_before_it_begins()
    {
        var shard = Random(rows: 3, collaborative: 3, content: 2, seed: 1);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => shard.FindNearest(QueryOf(shard, 0, 1, Scoring.Ensemble), cancelled.Token));
    }

    [Fact]
    public void A_token_cancelled_meanwhile_stops_a_batch()
    {
        var shard = Random(rows: 2_000, collaborative: 50, content: 50, seed: 4);
        using var source = new CancellationTokenSource();
        var reads = 0;
        // The shard reads every query once to validate it, and again when its scan begins: then the scan of the first rows is over.
        using var embedding = new WatchedMemory(Array.ConvertAll(shard.Embeddings.Row(0).ToArray(), value => (double)value), () =>
        {
            if (++reads == 2) source.Cancel();
        });
        var queries = Enumerable.Repeat(QueryOf(shard, 0, 20, Scoring.Ensemble), 1_000).ToArray();
        queries[^1] = new NearestQuery(new SimilarityQuery(3, 20), embedding.Memory);
        Assert.Throws<OperationCanceledException>(() => shard.FindNearest(queries, source.Token));
        Assert.Equal(2, reads);
    }

    [Fact]
    public void The_memory_of_a_search_does_not_grow_with_the_catalogue()
    {
        const long slack = 256;
        var small = AllocatedBySearch(rows: 1_000);
        var large = AllocatedBySearch(rows: 20_000);
        Assert.InRange(large, small - slack, small + slack);
        Assert.InRange(large, 1, 4_096);
    }

    private static long AllocatedBySearch(int rows)
    {
        const int searches = 20;
        var shard = Random(rows, collaborative: 50, content: 50, seed: 5);
        var query = QueryOf(shard, 0, 20, Scoring.Ensemble);
        for (var i = 0; i < searches; i++) Nearest(shard, query);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < searches; i++) Nearest(shard, query);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / searches;
    }

    /// <summary>Memory that calls back whenever it is read.</summary>
    private sealed class WatchedMemory(double[] values, Action whenRead) : MemoryManager<double>
    {
        public override Span<double> GetSpan()
        {
            whenRead();
            return values;
        }

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
