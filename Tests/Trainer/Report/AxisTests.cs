using MovieSimilarity.Trainer.Report.Charts;
using MovieSimilarity.Trainer.Report.Html;

namespace MovieSimilarity.Tests.Trainer.Report;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0, 1, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(0, 27, "0 5 10 15 20 25")]
    [InlineData(1902.5, 2018.5, "1920 1940 1960 1980 2000")]
    [InlineData(1, 100, "20 40 60 80 100")]
    public void Linear_ticks_are_round(double least, double greatest, string expected) =>
        Assert.Equal(expected, Texts(new LinearAxis("", least, greatest, value => FormattableString.Invariant($"{Math.Round(value, 9)}"))));

    [Theory]
    [InlineData(1, 100, "1 2 5 10 20 50 100")]
    [InlineData(1, 9_724, "1 10 100 1k")]
    [InlineData(16, 2_897, "20 50 100 200 500 1k 2k")]
    [InlineData(0.001, 1, "0.001 0.003 0.01 0.03 0.1 0.3 1")]
    public void Logarithmic_ticks_are_round(double least, double greatest, string expected) =>
        Assert.Equal(expected, Texts(new LogAxis("", least, greatest, Figures.Short)));

    [Theory]
    [InlineData(1e-8, 1e9)]
    [InlineData(1e-300, 1e300)]
    public void Many_decades_do_not_crowd_the_axis(double least, double greatest) =>
        Assert.InRange(new LogAxis("", least, greatest, Figures.Short).Ticks.Count, 2, 7);

    [Fact]
    public void Values_lie_where_the_scale_puts_them()
    {
        Assert.Equal(0.25, new LinearAxis("", 10, 50, Figures.Short).Share(20), 1e-12);
        Assert.Equal(0.5, new LogAxis("", 1, 100, Figures.Short).Share(10), 1e-12);
    }

    [Fact]
    public void Values_beyond_an_axis_lie_at_its_ends()
    {
        Assert.Equal([0, 1], new[] { -5.0, 500 }.Select(new LinearAxis("", 0, 50, Figures.Short).Share));
        Assert.Equal([0, 0, 1], new[] { 0, -5.0, 500 }.Select(new LogAxis("", 1, 50, Figures.Short).Share));
    }

    [Fact]
    public void An_axis_without_extent_has_one_all_the_same()
    {
        Assert.InRange(new LinearAxis("", 3, 3, Figures.Short).Share(3), 0, 1);
        Assert.InRange(new LogAxis("", 0, 0, Figures.Short).Share(1), 0, 1);
    }

    private static string Texts(Axis axis) => string.Join(' ', axis.Ticks.Select(tick => tick.Text));
}
