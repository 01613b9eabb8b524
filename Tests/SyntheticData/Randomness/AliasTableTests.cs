using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.Tests.SyntheticData.Randomness;

public sealed class AliasTableTests
{
    [Fact]
    public void Indexes_are_drawn_in_proportion_to_their_weights()
    {
        var (table, random) = (new AliasTable([1, 0, 5, 2, 0.5]), new SplitMix64(1));

        var counts = new int[5];
        for (var draw = 0; draw < 85_000; draw++) counts[table.Draw(random)]++;

        Assert.Equal(0, counts[1]);
        Assert.InRange(counts[0], 9_500, 10_500);
        Assert.InRange(counts[2], 49_000, 51_000);
        Assert.InRange(counts[3], 19_000, 21_000);
        Assert.InRange(counts[4], 4_700, 5_300);
    }

    [Fact]
    public void A_single_index_is_always_drawn() => Assert.Equal(0, new AliasTable([0.1]).Draw(new SplitMix64(1)));
}
