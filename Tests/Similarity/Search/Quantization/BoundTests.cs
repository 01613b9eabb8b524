using System.Runtime.InteropServices;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Quantization;

namespace MovieSimilarity.Tests.Similarity.Search.Quantization;

/// <summary>No bound is ever below the score that it bounds: what makes pruning exact.</summary>
public sealed class BoundTests
{
    private const int RowCount = 700;

    [Theory]
    [MemberData(nameof(Rows.Kinds), MemberType = typeof(Rows))]
    public void Every_bound_holds_for_every_pair(string kind, int collaborative, int content)
    {
        var shard = Rows.Make(kind, RowCount, collaborative, content);
        var outside = Rows.Make("random", 3, collaborative, content);
        foreach (var scoring in Enum.GetValues<Scoring>())
        {
            for (var row = 0; row < RowCount; row += 47) AssertBounds(shard, Shards.QueryOf(shard, row, 20, scoring));
            for (var row = 0; row < outside.Count; row++) AssertBounds(shard, Shards.QueryOf(outside, row, 20, scoring));
        }
    }

    [Theory]
    [InlineData(1e-12f)]
    [InlineData(1e-3f)]
    [InlineData(1e12f)]
    public void Bounds_hold_for_queries_of_any_length(float length)
    {
        var shard = Rows.Make("decaying", RowCount, 100, 100);
        for (var row = 0; row < RowCount; row += 99)
        {
            var embedding = shard.Embeddings.Row(row).ToArray().Select(value => value * length).ToArray();
            AssertBounds(shard, new NearestQuery(embedding, 0, 20, Scoring.Ensemble));
        }
    }

    /// <summary>A row with the threshold at its own score must survive every test.</summary>
    private static void AssertBounds(Shard shard, NearestQuery query)
    {
        var (index, codes) = (shard.Index!, new QueryEncoder());
        if (!codes.TryEncode(index, query, shard.Embeddings.CollaborativeDimensions)) return;
        var sums = new int[shard.Count];
        PrefixKernel.Multiply(index.Prefixes.Span, codes.PrefixCodes, sums);
        foreach (var exact in Shards.Naive(shard, query with { Count = int.MaxValue, ExcludedMovieId = 0 }))
        {
            Assert.True(shard.TryGetRow(exact.MovieId, out var row));
            var (middle, all) = Bounds(index, codes, row, sums[row]);
            Assert.True(sums[row] >= codes.SmallestSum(exact.Score), $"prefix of row {row}: {sums[row]} < {codes.SmallestSum(exact.Score)}");
            Assert.True(middle >= exact.Score, $"middle of row {row}: {middle:R} < {exact.Score:R}");
            Assert.True(all >= exact.Score, $"row {row}: {all:R} < {exact.Score:R}");
        }
    }

    private static (double Middle, double All) Bounds(SearchIndex index, QueryEncoder codes, int row, int sum)
    {
        var layout = index.Layout;
        var rest = index.Rests.Span.Slice(row * layout.RestStride, layout.RestStride);
        var header = MemoryMarshal.Read<RestHeader>(rest);
        var bound = codes.MiddleBound.Of(sum, Product(rest, CodeLayout.Offset, codes.MiddleCodes), header);
        var tail = Enumerable.Range(0, layout.TailLines).Sum(line => Product(
            index.Rests.Span[(row * layout.RestStride + layout.TailLineStart(line))..], CodeLayout.Offset, codes.TailCodes(line)));
        var prefix = Product(index.Prefixes.Span[(row * CodeLayout.PrefixLength)..], 0, codes.PrefixRestCodes);
        return (bound, bound + codes.TailBound.Of(prefix, tail, header));
    }

    private static int Product(ReadOnlySpan<byte> line, byte flip, ReadOnlySpan<sbyte> query)
    {
        var sums = new int[LineProducts.Block];
        LineKernel.Add(line, 0, [0], flip, query, sums);
        return sums[0];
    }
}
