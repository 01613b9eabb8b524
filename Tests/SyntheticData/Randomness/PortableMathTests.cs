using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.Tests.SyntheticData.Randomness;

public sealed class PortableMathTests
{
    public static TheoryData<double> Numbers => [-699.5, -20, -1, -0.3, -1e-9, 0, 1e-9, 0.34, 0.35, 1, 2.5, 20, 699.5];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_exponential_is_right_to_the_last_digits(double x) =>
        Assert.InRange(PortableMath.Exp(x) / Math.Exp(x), 1 - 4e-16 * Math.Max(1, Math.Abs(x)), 1 + 4e-16 * Math.Max(1, Math.Abs(x)));

    [Theory]
    [InlineData(1e-300)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    [InlineData(1.0)]
    [InlineData(1.001)]
    [InlineData(1.9999)]
    [InlineData(10)]
    [InlineData(1e300)]
    public void The_logarithm_is_right_to_the_last_digits(double x) => Assert.Equal(Math.Log(x), PortableMath.Log(x), 1e-12);

    [Fact]
    public void Numbers_out_of_range_stay_finite()
    {
        Assert.True(double.IsFinite(PortableMath.Exp(1e6)));
        Assert.InRange(PortableMath.Exp(-1e6), double.Epsilon, 1e-300);
    }

    // The bits, so that another platform would be found out.
    [Fact]
    public void The_digits_are_the_same_everywhere()
    {
        Assert.Equal(0x4005BF0A8B14576A, BitConverter.DoubleToInt64Bits(PortableMath.Exp(1)));
        Assert.Equal(0x3FE62E42FEFA39EF, BitConverter.DoubleToInt64Bits(PortableMath.Log(2)));
    }
}
