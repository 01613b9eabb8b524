using System.Runtime.InteropServices;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Quantization;
using MovieSimilarity.Search.Quantization.Kernels;

namespace MovieSimilarity.Tests.Similarity.Search.Quantization;

/// <summary>No bound is ever below the score that it bounds: what makes pruning exact.</summary>
public sealed class ScoreBoundsTests
{
    private const int RowCount = 700;

    [Theory]
    [MemberData(nameof(Rows.Kinds), MemberType = typeof(Rows))]
    public void Every_bound_holds_for_every_pair(string kind, int collaborative, int content)
    {
        var shard = Rows.Share(kind, collaborative, content);
        var outside = Rows.Make("random", 3, collaborative, content);
        foreach (var scoring in Scoring.Named)
        {
            for (var row = 0; row < shard.Count; row += 171) AssertBounds(shard, Shards.QueryOf(shard, row, 20, scoring));
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
            AssertBounds(shard, Shards.QueryBy(embedding, 0, 20, Scoring.Ensemble));
        }
    }

    /// <summary>A row with the threshold at its own score must survive every test.</summary>
    private static void AssertBounds(Shard shard, NearestQuery query)
    {
        var (index, quantized) = (shard.Index!, new QuantizedQuery());
        var weights = new float[query.Vector.Length];
        query.CopyWeightsTo(weights, shard.Embeddings.CollaborativeDimensions);
        if (!quantized.TryQuantize(index, weights)) return;
        var sums = new int[shard.Count];
        HeadKernel.Multiply(index.Heads.Span, quantized.HeadCodes, sums);
        for (var row = 0; row < shard.Count; row++)
        {
            var exact = Shards.Unrounded(shard, query, row);
            var smallest = quantized.Bounds.SmallestHeadSum(exact);
            var (middle, all) = Bounds(index, quantized, row, sums[row]);
            Assert.True(sums[row] >= smallest, $"head of row {row}: {sums[row]} < {smallest}");
            Assert.True(middle >= exact, $"middle of row {row}: {middle:R} < {exact:R}");
            Assert.True(all >= exact, $"row {row}: {all:R} < {exact:R}");
        }
    }

    private static (double Middle, double All) Bounds(QuantizedIndex index, QuantizedQuery query, int row, int headSum)
    {
        var layout = index.Layout;
        var residual = index.Residuals.Span.Slice(row * layout.ResidualLength, layout.ResidualLength);
        var header = MemoryMarshal.Read<ResidualHeader>(residual);
        var middle = query.Bounds.Middle.Of(headSum, Product(residual, CodeLayout.Offset, query.MiddleCodes), header);
        var tailSum = Enumerable.Range(0, layout.TailLines).Sum(line => Product(
            index.Residuals.Span[(row * layout.ResidualLength + layout.TailLineStart(line))..], CodeLayout.Offset, query.TailCodes(line)));
        var fineSum = Product(index.Heads.Span[(row * CodeLayout.HeadLength)..], 0, query.FineHeadCodes);
        return (middle, middle + query.Bounds.AllCodesCorrection.Of(fineSum, tailSum, header));
    }

    private static int Product(ReadOnlySpan<byte> line, byte flip, ReadOnlySpan<sbyte> query)
    {
        var sums = new int[LineProducts.Block];
        ResidualKernel.Add(line, 0, [0], flip, query, sums);
        return sums[0];
    }
}
