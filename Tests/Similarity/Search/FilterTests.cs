using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Search.Filtering;

namespace MovieSimilarity.Tests.Similarity.Search;

/// <summary>Which films pass each condition, on a model of five films.</summary>
public sealed class FilterTests
{
    private static readonly Movie[] Movies =
    [
        new(10, "Seed (1990)", 1990, ["Drama"], 50, 4),
        new(20, "War drama (1985)", 1985, ["Drama", "War"], 100, 3.996),
        new(30, "Comedy (1995)", 1995, ["Comedy"], 10, 3.994),
        new(40, "Undated", null, [], 0, 0),
        new(50, "War comedy (2005)", 2005, ["Comedy", "War"], 3, 2.5),
    ];

    private static readonly SimilarityModel Model = TestModels.With(
        TestModels.Random(Movies.Length, seed: 1), movie => Movies.Single(film => film.Id == movie.Id));

    public static TheoryData<MovieFilter, int[]> Cases { get; } = new()
    {
        { new MovieFilter(), [20, 30, 40, 50] },
        { new MovieFilter { AnyGenre = ["War"] }, [20, 50] },
        { new MovieFilter { AnyGenre = ["War", "Comedy"] }, [20, 30, 50] },
        { new MovieFilter { AllGenres = ["War", "Comedy"] }, [50] },
        { new MovieFilter { NoGenre = ["War"] }, [30, 40] },
        { new MovieFilter { AnyGenre = ["Musical"] }, [] },
        { new MovieFilter { YearFrom = 1995 }, [30, 50] },
        { new MovieFilter { YearTo = 1995 }, [20, 30] },
        { new MovieFilter { YearFrom = 1986, YearTo = 1995 }, [30] },
        { new MovieFilter { MinRatings = 10 }, [20, 30] },
        { new MovieFilter { MinAverage = 4 }, [20] },
        { new MovieFilter { MinAverage = 3.99 }, [20, 30] },
        { new MovieFilter { Excluded = [20, 50, 7, 99] }, [30, 40] },
        { new MovieFilter { Only = [20, 40, 99] }, [20, 40] },
        { new MovieFilter { Only = [] }, [] },
        { new MovieFilter { Only = [20, 30, 50], Excluded = [20], NoGenre = ["War"] }, [30] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_filter_lets_the_right_films_pass(MovieFilter filter, int[] expected) => Assert.Equal(
        expected, Model.FindSimilar(new SimilarityQuery(10, 20) { Filter = filter }).Select(film => film.MovieId).Order());

    [Fact]
    public void Films_below_the_lowest_score_are_left_out_and_one_exactly_at_it_is_not()
    {
        var all = Model.FindSimilar(10);
        var query = new SimilarityQuery(10, 20) { MinScore = all[1].Score };
        Assert.Equal(all.Take(2), Model.FindSimilar(query));
        Assert.Equal(all.Take(1), Model.FindSimilar(query with { MinScore = all[1].Score + 1e-9 }));
    }

    [Fact]
    public void A_shard_without_attributes_says_that_it_cannot_filter()
    {
        var shard = Shards.Random(rows: 5, collaborative: 2, content: 2, seed: 1);
        var query = shard.Embed(new SimilarityQuery(3, 20) { Filter = new MovieFilter() });
        var error = Assert.Throws<ArgumentException>(() => shard.FindNearest(query, TestContext.Current.CancellationToken));
        Assert.StartsWith("This shard has no attributes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mask_of_a_filter_is_made_once()
    {
        var made = 0;
        var masks = new FilterMasks(_ =>
        {
            made++;
            return new RowMask(1);
        });
        for (var i = 0; i < 3; i++) masks.Of(new MovieFilter { Excluded = [1, 2] });
        Assert.Equal(1, made);
        for (var year = 1900; year < 2000; year++) masks.Of(new MovieFilter { YearFrom = year });
        masks.Of(new MovieFilter { YearFrom = 1999 });
        Assert.Equal(101, made);
        masks.Of(new MovieFilter { YearFrom = 1900 });
        Assert.Equal(102, made);
    }
}
