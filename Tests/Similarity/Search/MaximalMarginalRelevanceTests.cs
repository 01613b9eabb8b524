using MovieSimilarity.Search;

namespace MovieSimilarity.Tests.Similarity.Search;

public sealed class MaximalMarginalRelevanceTests
{
    private static readonly MovieSimilarity.Models.SimilarityModel Model = TestModels.Random(rows: 200, seed: 3);

    /// <summary>Of each two films, the score in the other's list.</summary>
    private static readonly Lazy<Dictionary<(int, int), double>> Similarities = new(() => Model.Catalogue
        .SelectMany(film => Model.FindSimilar(film.Id, Model.Catalogue.Count).Select(other => (Pair: (film.Id, other.MovieId), other.Score)))
        .ToDictionary(film => film.Pair, film => film.Score));

    [Theory]
    [InlineData(1, 5)]
    [InlineData(20, 100)]
    [InlineData(100, 500)]
    [InlineData(1000, 500)]
    [InlineData(int.MaxValue, 500)]
    public void Five_films_a_place_are_re_ranked_and_500_at_most(int count, int pool) => Assert.Equal(pool, MaximalMarginalRelevance.PoolOf(count));

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(70)]
    [InlineData(100)]
    public void The_order_is_that_of_the_definition(int hundredths)
    {
        var plain = Model.FindSimilar(new SimilarityQuery(10, 60));
        var left = plain.ToList();
        var expected = new List<Neighbour>();
        while (left.Count > 0)
        {
            var next = expected.Count == 0 ? left[0] : left.MaxBy(film =>
                (100 - hundredths) / 100.0 * film.Score - hundredths / 100.0 * expected.Max(taken => Similarity(taken.MovieId, film.MovieId)));
            left.Remove(next);
            expected.Add(next);
        }
        Assert.Equal(expected, Model.FindSimilar(new SimilarityQuery(10, 60) { DiversityHundredths = hundredths }));
    }

    [Fact]
    public void More_diversity_makes_the_first_films_less_like_one_another()
    {
        var similarity = new[] { 0, 30, 70 }.Select(hundredths => MeanSimilarity(
            [.. Model.FindSimilar(new SimilarityQuery(10, 50) { DiversityHundredths = hundredths }).Take(10).Select(film => film.MovieId)])).ToArray();
        Assert.True(similarity[0] > similarity[1] && similarity[1] > similarity[2], string.Join(", ", similarity));
    }

    [Fact]
    public void A_film_equal_to_one_before_it_comes_after_all_others()
    {
        var twins = TestModels.Tied(rows: 30, seed: 4);
        var answer = twins.FindSimilar(new SimilarityQuery(10, 29) { DiversityHundredths = 60 });
        Assert.Equal(3, answer.Take(3).Select(film => film.Score).Distinct().Count());
    }

    private static double MeanSimilarity(int[] films) => films.SelectMany(a => films.Where(b => a < b).Select(b => Similarity(a, b))).Average();

    private static double Similarity(int a, int b) => Similarities.Value[(a, b)];
}
