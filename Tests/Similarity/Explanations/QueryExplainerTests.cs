using MovieSimilarity.Explanations;
using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Similarity.Explanations;

/// <summary>Explanations of films in answers.</summary>
public sealed class QueryExplainerTests
{
    private const int ZodiacId = 10, ChicagoId = 20, SevenId = 30, UntaggedId = 40, UnlistedId = 50;

    private static readonly SimilarityQuery LikeZodiac = new(ZodiacId, 20);

    [Fact]
    public void Viewers_are_counted_against_chance()
    {
        // 10 and 8 of 40 viewers: 2 by chance, 6 in fact.
        var viewers = Explain(LikeZodiac, new(ChicagoId, 0.5, 0.5, 0.5)).Viewers;
        Assert.Equal(new SharedLikes(ZodiacId, 10, 8, 6, 40, 400), viewers);
        Assert.Equal((2, 3), (viewers!.Expected, viewers.Lift));
    }

    [Fact]
    public void Viewers_who_liked_both_hardly_more_often_than_by_chance_say_nothing() =>
        Assert.Null(Explain(LikeZodiac, new(SevenId, 0.5, 0.5, 0.5)).Viewers);

    [Theory]
    [InlineData(2, 2, 2, false)]
    [InlineData(3, 3, 3, true)]
    [InlineData(10, 10, 4, false)]
    [InlineData(10, 10, 5, true)]
    [InlineData(100, 100, 16, false)]
    [InlineData(100, 100, 17, true)]
    [InlineData(400, 500, 239, false)]
    [InlineData(400, 500, 240, true)]
    public void Counts_are_telling_from_three_viewers_two_deviations_and_a_fifth_above_chance(int likedSeed, int likedFilm, int both, bool isTelling)
    {
        // By chance 0.08, 0.18 and 2 of 50 viewers, 10 and 200 of 1,000.
        var viewers = likedSeed <= 10 ? 50 : 1000;
        Assert.Equal(isTelling, new SharedLikes(1, likedSeed, likedFilm, both, viewers, viewers).IsTelling);
    }

    [Fact]
    public void Of_several_liked_films_the_one_with_the_most_viewers_above_chance_is_named()
    {
        var query = new SimilarityQuery(SimilarityQuery.Mix([(ZodiacId, 1), (SevenId, 1)], [UnlistedId]), 20);
        // Zodiac: 6 against 2. Seven: 8 against 3.2.
        Assert.Equal(new SharedLikes(SevenId, 16, 8, 8, 40, 400), Explain(query, new(ChicagoId, 0.5, 0.5, 0.5)).Viewers);
    }

    [Fact]
    public void Percentiles_say_how_many_random_pairs_are_at_most_as_close()
    {
        var percentiles = Explain(LikeZodiac, new(ChicagoId, 0.7, 0.4, 0.9)).Percentiles;
        Assert.Equal(new ScorePercentiles(70, 80, 90), percentiles);
    }

    [Fact]
    public void Percentiles_that_would_mean_nothing_are_left_out()
    {
        Assert.Null(Explain(LikeZodiac with { Scoring = Scoring.OfHundredths(30) }, new(ChicagoId, 0.7, 0.4, 0.9)).Percentiles.Similarity);
        Assert.Equal(new ScorePercentiles(20, 80, null), Explain(LikeZodiac, new(UntaggedId, 0.2, 0.4, 0)).Percentiles);
        var disliking = new SimilarityQuery(SimilarityQuery.Mix([(ZodiacId, 1)], [SevenId]), 20);
        Assert.Equal(default, Explain(disliking, new(ChicagoId, 0.7, 0.4, 0.9)).Percentiles);
    }

    [Fact]
    public void Ranks_are_those_of_the_two_lists_where_the_film_has_the_signal()
    {
        var ranks = new SingleModelRanks(
            [new(SevenId, 0.9, 0.9, 0), new(ChicagoId, 0.8, 0.8, 0), new(UntaggedId, 0.1, 0.1, 0)], [new(UntaggedId, 0, 0, 0), new(SevenId, -0.1, 0, -0.1)]);
        Assert.Equal((2, null), RanksOf(ChicagoId));
        Assert.Equal((1, 2), RanksOf(SevenId));
        Assert.Equal((3, null), RanksOf(UntaggedId));

        (int?, int?) RanksOf(int movieId)
        {
            var explanation = new QueryExplainer(SmallSpace.Data, SmallSpace.Catalogue, LikeZodiac).Explain(new(movieId, 0.5, 0.5, 0.5), ranks);
            return (explanation.CollaborativeRank, explanation.ContentRank);
        }
    }

    [Fact]
    public void The_lists_of_ranks_have_the_querys_films_and_filter_and_no_other_conditions()
    {
        var query = LikeZodiac with { Filter = new() { YearFrom = 1990 }, MinScore = 0.3, OnePerSeries = true, DiversityHundredths = 30 };
        var plain = LikeZodiac with { Filter = query.Filter, Count = SingleModelRanks.MaxRank };
        Assert.Equal((plain with { Scoring = Scoring.Collaborative }, plain with { Scoring = Scoring.Content }), SingleModelRanks.Searches(query));
    }

    [Fact]
    public void A_film_that_the_catalogue_lacks_is_refused() =>
        Assert.Throws<KeyNotFoundException>(() => Explain(LikeZodiac, new(11, 0.5, 0.5, 0.5)));

    private static Explanation Explain(SimilarityQuery query, Neighbour film) => new QueryExplainer(SmallSpace.Data, SmallSpace.Catalogue, query).Explain(film);
}
