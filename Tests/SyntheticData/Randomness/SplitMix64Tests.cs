using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.Tests.SyntheticData.Randomness;

public sealed class SplitMix64Tests
{
    [Fact]
    public void The_sequence_is_the_published_one()
    {
        var random = new SplitMix64(1234567);

        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => random.Next()));
    }

    [Fact]
    public void Indexes_are_drawn_in_proportion_to_their_weights()
    {
        var random = new SplitMix64(1);

        var counts = Enumerable.Range(0, 40_000).CountBy(_ => random.Index([1, 0, 3])).ToDictionary();

        Assert.Equal([0, 2], counts.Keys.Order());
        Assert.InRange(counts[2], 29_500, 30_500);
    }

    [Fact]
    public void No_index_is_drawn_where_all_weights_are_zero() => Assert.Equal(-1, new SplitMix64(1).Index([0, 0]));

    [Fact]
    public void The_bell_has_mean_zero_and_deviation_one()
    {
        var random = new SplitMix64(1);

        var draws = Enumerable.Range(0, 40_000).Select(_ => random.Bell()).ToArray();

        Assert.InRange(draws.Average(), -0.03, 0.03);
        Assert.InRange(draws.Average(draw => draw * draw), 0.97, 1.03);
        Assert.All(draws, draw => Assert.InRange(draw, -3, 3));
    }
}
