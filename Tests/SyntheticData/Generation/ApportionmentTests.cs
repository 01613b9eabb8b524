using MovieSimilarity.SyntheticData.Generation;

namespace MovieSimilarity.Tests.SyntheticData.Generation;

public sealed class ApportionmentTests
{
    [Theory]
    [InlineData(8, new[] { 2, 2, 2, 2 })]
    [InlineData(15, new[] { 6, 4, 3, 2 })]
    [InlineData(33, new[] { 15, 10, 6, 2 })]
    [InlineData(60, new[] { 20, 20, 18, 2 })]
    [InlineData(80, new[] { 20, 20, 20, 20 })]
    public void Shares_follow_the_curve_between_their_bounds_and_add_up(int total, int[] expected) =>
        Assert.Equal(expected, Apportionment.Exactly([4, 2.5, 1.25, 0], least: 2, _ => 20, total));
}
