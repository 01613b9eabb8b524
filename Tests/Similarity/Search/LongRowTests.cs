using MovieSimilarity.Search;
using MovieSimilarity.Search.Quantization;

namespace MovieSimilarity.Tests.Similarity.Search;

/// <summary>What takes time with the cube of a row's length is bounded, and can be cancelled.</summary>
public sealed class LongRowTests
{
    private const int Films = 600;

    [Fact]
    public void Rows_that_are_too_long_for_codes_are_searched_without()
    {
        const int half = QuantizedIndex.MaxDimensions / 2;
        var shard = Rows.Make("decaying", Films, half + 1, half);
        Assert.Null(shard.Index);
        foreach (var scoring in Scoring.Named)
        {
            for (var row = 0; row < Films; row += 53)
            {
                var query = Shards.QueryOf(shard, row, 20, scoring);
                Assert.Equal(Shards.Naive(shard, query), Shards.Nearest(shard, query));
            }
        }
    }

    [Fact]
    public void Making_codes_can_be_cancelled_and_begun_again()
    {
        var shard = Rows.Make("decaying", Films, 30, 30);
        Assert.Throws<OperationCanceledException>(() => shard.Prepare(new CancellationToken(canceled: true)));
        Assert.NotNull(shard.Index);
    }

    [Fact]
    public void Finding_axes_looks_at_the_token_between_rows()
    {
        using var cancellation = new CancellationTokenSource();
        var matrix = Enumerable.Range(0, 200).Select(row => Enumerable.Range(0, 200).Select(column => 1.0 / (1 + row + column)).ToArray()).ToArray();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => JacobiRotations.FindAxes(matrix, cancellation.Token));
    }
}
