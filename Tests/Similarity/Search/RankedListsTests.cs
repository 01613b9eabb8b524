using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Similarity.Search;

public sealed class RankedListsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(int.MaxValue)]
    public void Merged_lists_are_the_best_of_all_films_however_they_were_dealt(int count)
    {
        var random = new Random(count);
        for (var repetition = 0; repetition < 100; repetition++)
        {
            var all = TopNeighboursTests.Shuffled(random, films: 100, distinctScores: 1 + repetition % 20);
            var hands = all.GroupBy(_ => random.Next(1 + repetition % 7)).Select(hand => hand.Order().Take(count).ToArray());
            Assert.Equal(all.Order().Take(count), RankedLists.Merge(hands, count));
        }
    }

    [Fact]
    public void Empty_lists_and_no_lists_merge_to_none()
    {
        Assert.Empty(RankedLists.Merge([], 10));
        Assert.Empty(RankedLists.Merge([[], []], 10));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_count_below_1_is_refused(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RankedLists.Merge([], count));

    [Fact]
    public void Ranking_is_by_higher_score_then_lower_id()
    {
        Neighbour best = new(9, 0.5, 0, 0), tied = new(10, 0.5, 1, 1), worse = new(1, 0.25, 1, 1), opposite = new(2, -1, -1, -1);
        Assert.Equal([best, tied, worse, opposite], new[] { opposite, worse, tied, best }.Order());
        Assert.Equal(0, best.CompareTo(best));
    }
}
