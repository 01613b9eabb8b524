using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Tests.Similarity.Catalogue;

public sealed class MovieCatalogueTests
{
    [Fact]
    public void A_films_position_is_its_row()
    {
        Movie[] movies = [Film(1), Film(5), Film(7), Film(int.MaxValue)];
        var catalogue = new MovieCatalogue(movies);
        Assert.Equal(movies, catalogue);
        Assert.Equal(4, catalogue.Count);
        Assert.Equal([1, 5, 7, int.MaxValue], catalogue.Ids.ToArray());
        Assert.Same(movies[2], catalogue[2]);
    }

    [Fact]
    public void Films_are_found_by_id_and_only_those_that_are_there()
    {
        var catalogue = new MovieCatalogue(Enumerable.Range(1, 100).Select(i => Film(3 * i)));
        for (var id = -1; id <= 304; id++)
        {
            Assert.Equal(id is > 0 and <= 300 && id % 3 == 0, catalogue.TryGet(id, out var movie));
            Assert.Equal(id is > 0 and <= 300 && id % 3 == 0 ? id : null, movie?.Id);
        }
    }

    [Fact]
    public void A_later_change_of_the_array_does_not_reach_the_catalogue()
    {
        Movie[] movies = [Film(1), Film(2)];
        var catalogue = new MovieCatalogue(movies);
        movies[0] = Film(9);
        Assert.Equal(1, catalogue[0].Id);
    }

    [Fact]
    public void No_films_are_a_catalogue()
    {
        var catalogue = new MovieCatalogue([]);
        Assert.Empty(catalogue);
        Assert.False(catalogue.TryGet(1, out _));
    }

    [Theory]
    [InlineData(0, 1, "row 0 has 0 after 0")]
    [InlineData(-3, 1, "row 0 has -3 after 0")]
    [InlineData(4, 4, "row 1 has 4 after 4")]
    [InlineData(4, 3, "row 1 has 3 after 4")]
    public void Ids_that_do_not_ascend_from_1_are_refused(int first, int second, string complaint)
    {
        var error = Assert.Throws<ArgumentException>(() => new MovieCatalogue([Film(first), Film(second)]));
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Rows_outside_are_refused(int row)
    {
        var catalogue = new MovieCatalogue([Film(1)]);
        Assert.Throws<IndexOutOfRangeException>(() => catalogue[row]);
    }

    private static Movie Film(int id) => new(id, $"Film {id} (2000)", 2000, ["Drama"], 1, 3.5);
}
