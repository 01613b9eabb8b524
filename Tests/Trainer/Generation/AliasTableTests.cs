using MovieSimilarity.Trainer.Generation;
using MovieSimilarity.Trainer.Simulation;

namespace MovieSimilarity.Tests.Trainer.Generation;

public sealed class AliasTableTests
{
    [Fact]
    public void Indexes_are_drawn_in_proportion_to_their_weights()
    {
        var (table, random) = (new AliasTable([1, 0, 5, 2, 0.5]), new SplitMix64(1));

        var counts = new int[5];
        for (var draw = 0; draw < 85_000; draw++) counts[table.Draw(random)]++;

        Assert.Equal(0, counts[1]);
        Assert.All([(0, 10_000), (2, 50_000), (3, 20_000), (4, 5_000)], expected => Assert.InRange(counts[expected.Item1], expected.Item2 * 0.95, expected.Item2 * 1.05));
    }

    [Fact]
    public void A_single_index_is_always_drawn() => Assert.Equal(0, new AliasTable([0.1]).Draw(new SplitMix64(1)));
}
