using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Similarity.Search;

public sealed class TopNeighboursTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(150)]
    public void What_is_kept_are_the_first_of_all_in_ranking_order(int capacity)
    {
        var random = new Random(capacity);
        for (var repetition = 0; repetition < 200; repetition++)
        {
            var offered = Shuffled(random, films: 100, distinctScores: 1 + repetition % 20);
            var best = new TopNeighbours(capacity, onePerSeries: false);
            foreach (var neighbour in offered) best.Offer(neighbour);
            Assert.Equal(offered.Order().Take(capacity), best.ToRankedArray());
        }
    }

    [Fact]
    public void The_threshold_is_the_worst_score_kept_once_there_is_no_room()
    {
        var best = new TopNeighbours(2, onePerSeries: false);
        Assert.Equal(double.NegativeInfinity, best.Threshold);
        best.Offer(Neighbour(1, 0.5));
        Assert.Equal(double.NegativeInfinity, best.Threshold);
        best.Offer(Neighbour(2, -0.5));
        Assert.Equal(-0.5, best.Threshold);
        best.Offer(Neighbour(3, 0.25));
        Assert.Equal(0.25, best.Threshold);
    }

    [Fact]
    public void A_tie_with_the_worst_enters_only_with_a_lower_id()
    {
        var best = new TopNeighbours(2, onePerSeries: false);
        foreach (var id in new[] { 5, 9, 7, 11, 3 }) best.Offer(Neighbour(id, 0.5));
        Assert.Equal([3, 5], best.ToRankedArray().Select(neighbour => neighbour.MovieId));
    }

    [Fact]
    public void A_neighbour_offered_twice_is_kept_once()
    {
        var best = new TopNeighbours(3, onePerSeries: false);
        for (var i = 0; i < 2; i++) best.Offer(Neighbour(1, 0.5));
        Assert.Equal([Neighbour(1, 0.5)], best.ToRankedArray());
    }

    [Fact]
    public void With_capacity_0_nothing_is_kept()
    {
        var best = new TopNeighbours(0, onePerSeries: false);
        best.Offer(Neighbour(1, 0.5));
        Assert.Empty(best.ToRankedArray());
    }

    internal static Neighbour[] Shuffled(Random random, int films, int distinctScores)
    {
        Neighbour[] neighbours = [.. Enumerable.Range(1, films).Select(id => Neighbour(id, 1 - random.Next(distinctScores) / 10.0))];
        random.Shuffle(neighbours);
        return neighbours;
    }

    private static Neighbour Neighbour(int id, double score) => new(id, score, score, score);

    [Fact]
    public void Of_each_series_only_the_best_film_is_kept_in_whatever_order_they_come()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var films = Enumerable.Range(1, 40).Select(id => new Neighbour(id, random.Next(12), 0, 0, random.Next(8))).ToArray();
            random.Shuffle(films);
            var best = new TopNeighbours(6, onePerSeries: true);
            foreach (var film in films) best.Offer(film);
            Assert.Equal(films.Order().DistinctBy(film => film.SeriesId == 0 ? -film.MovieId : film.SeriesId).Take(6), best.ToRankedArray());
        }
    }
}
