using System.Collections.Immutable;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Filtering;

namespace MovieSimilarity.Tests.Similarity.Search;

public sealed class SimilarityQueryTests
{
    [Fact]
    public void One_liked_film_counts_as_it_is()
    {
        Assert.Equal([new Seed(7, 1)], SimilarityQuery.Mix([(7, 3)], []));
        Assert.Equal(new SimilarityQuery(7, 20), new SimilarityQuery(SimilarityQuery.Mix([(7, 3)], []), 20));
    }

    [Fact]
    public void Liked_films_count_by_their_weights_and_disliked_ones_share_a_half() => Assert.Equal(
        [new Seed(1, 0.25), new Seed(2, -0.25), new Seed(3, 0.75), new Seed(9, -0.25)],
        SimilarityQuery.Mix([(3, 3), (1, 1)], [9, 2, 9]));

    [Fact]
    public void The_order_of_films_does_not_matter_and_a_film_named_twice_counts_twice()
    {
        Assert.Equal(
            new SimilarityQuery(SimilarityQuery.Mix([(5, 1), (3, 1), (4, 1)], [8, 7]), 20),
            new SimilarityQuery(SimilarityQuery.Mix([(4, 1), (5, 1), (3, 1)], [7, 8]), 20));
        Assert.Equal(SimilarityQuery.Mix([(5, 2), (3, 1)], []), SimilarityQuery.Mix([(5, 1), (3, 1), (5, 1)], []));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_not_above_0_is_refused(double weight)
    {
        var error = Assert.Throws<ArgumentException>(() => SimilarityQuery.Mix([(5, 1), (6, weight)], []));
        Assert.StartsWith("The weight of movie 6 is ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_film_cannot_be_liked_and_disliked() =>
        Assert.Equal("Movie 5 is both liked and disliked.", Assert.Throws<ArgumentException>(() => SimilarityQuery.Mix([(5, 1)], [4, 5])).Message);

    [Fact]
    public void A_query_needs_a_liked_film()
    {
        Assert.Throws<ArgumentException>(() => SimilarityQuery.Mix([], [4]));
        Assert.Throws<ArgumentException>(() => new SimilarityQuery(ImmutableArray<Seed>.Empty, 20));
    }

    [Fact]
    public void Queries_differ_in_everything_that_changes_their_answers()
    {
        var query = new SimilarityQuery(7, 20);
        SimilarityQuery[] others =
        [
            query with { Count = 21 }, query with { Scoring = Scoring.Content }, query with { Scoring = Scoring.OfHundredths(51) },
            query with { MinScore = 0 }, query with { OnePerSeries = true }, query with { DiversityHundredths = 1 }, query with { Filter = new MovieFilter() },
            query with { Filter = new MovieFilter { Excluded = [1] } }, query with { Filter = new MovieFilter { Only = [1] } },
            query with { Filter = new MovieFilter { Only = ImmutableArray<int>.Empty } }, query with { Filter = new MovieFilter { AnyGenre = ["Drama"] } },
            query with { Filter = new MovieFilter { AllGenres = ["Drama"] } }, query with { Filter = new MovieFilter { NoGenre = ["Drama"] } },
            query with { Filter = new MovieFilter { YearFrom = 1980 } }, query with { Filter = new MovieFilter { YearTo = 1980 } },
            query with { Filter = new MovieFilter { MinRatings = 5 } }, query with { Filter = new MovieFilter { MinAverage = 3.5 } },
            new SimilarityQuery(8, 20), new SimilarityQuery(SimilarityQuery.Mix([(7, 1)], [8]), 20),
            Directed([1, 0]), Directed([0, 1]), Directed([1, 0, 0]), new SimilarityQuery([], 20, default, new ContentDirection([1, 0])),
        ];
        Assert.Equal(others.Length + 1, others.Append(query).Distinct().Count());
        Assert.Equal(query, query with { Count = 20 });
        Assert.Equal(query.GetHashCode(), new SimilarityQuery(7, 20).GetHashCode());
        Assert.Equal(Directed([1, 0]), Directed([1, 0]));
        Assert.Equal(Directed([1, 0]).GetHashCode(), Directed([1, 0]).GetHashCode());
    }

    [Fact]
    public void The_largest_score_grows_by_the_length_of_the_direction()
    {
        Assert.Equal(1, new SimilarityQuery(7, 20).LargestScore);
        Assert.Equal(6, Directed([3, -4]).LargestScore);
        Assert.Equal(5, new SimilarityQuery([], 20, default, new ContentDirection([3, -4])).LargestScore);
        Assert.Equal(6.5, new SimilarityQuery(SimilarityQuery.Mix([(7, 1)], [8]), 20, default, new ContentDirection([3, -4])).LargestScore);
    }

    [Theory]
    [InlineData(new float[0])]
    [InlineData(new[] { 1, float.NaN })]
    [InlineData(new[] { float.NegativeInfinity, 1 })]
    [InlineData(new[] { 80f, 80f })]
    public void A_direction_is_finite_and_not_too_long(float[] values) => Assert.Throws<ArgumentException>(() => new ContentDirection([.. values]));

    [Fact]
    public void A_direction_has_at_most_as_many_dimensions_as_an_embedding()
    {
        Assert.Equal(1024, new ContentDirection([.. new float[1024]]).Values.Length);
        Assert.Throws<ArgumentException>(() => new ContentDirection([.. new float[1025]]));
    }

    [Fact]
    public void Directions_are_added_with_their_coefficients()
    {
        var sum = ContentDirection.Sum([(0.5, new ContentDirection([1, 0])), (-2, new ContentDirection([0, 1])), (0.5, new ContentDirection([1, 0]))]);
        Assert.Equal([1, -2], sum.Values);
        Assert.Throws<ArgumentException>(() => ContentDirection.Sum([(1, new ContentDirection([1, 0])), (1, new ContentDirection([1]))]));
        Assert.Throws<ArgumentException>(() => ContentDirection.Sum([]));
    }

    private static SimilarityQuery Directed(float[] values) => new([new Seed(7, 1)], 20, default, new ContentDirection([.. values]));

    [Fact]
    public void Filters_that_name_the_same_in_another_order_are_equal()
    {
        var filter = new MovieFilter { AnyGenre = ["War", "Drama"], Excluded = [3, 1, 2], Only = [9, 8] };
        var same = new MovieFilter { AnyGenre = ["Drama", "War", "War"], Excluded = [1, 2, 3, 3], Only = [8, 9] };
        Assert.Equal(filter, same);
        Assert.Equal(filter.GetHashCode(), same.GetHashCode());
    }
}
