using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Tests.Training.Svd;

public sealed class ResidualTrendTests
{
    [Fact]
    public void A_residual_that_shrinks_tenfold_a_block_is_foreseen()
    {
        var trend = new ResidualTrend();
        trend.Observe(1e-2, blocks: 20, tolerance: 1e-12);
        Assert.True(trend.Blocks > 1000);
        trend.Observe(1e-5, blocks: 3, tolerance: 1e-12);
        Assert.InRange(trend.Blocks, 7, 8);
        trend.Observe(1e-11, blocks: 6, tolerance: 1e-12);
        Assert.Equal(2, trend.Blocks);
    }

    [Fact]
    public void One_that_grows_tells_nothing()
    {
        var trend = new ResidualTrend();
        trend.Observe(1e-5, blocks: 3, tolerance: 1e-12);
        trend.Observe(1e-4, blocks: 3, tolerance: 1e-12);
        Assert.True(trend.Blocks > 1000);
    }
}
