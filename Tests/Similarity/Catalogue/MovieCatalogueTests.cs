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

    [Fact]
    public void A_film_has_no_other_ids_no_series_and_both_signals_unless_told()
    {
        var film = Film(1);
        Assert.Equal((0, 0, 0, Signals.Both), (film.ImdbId, film.TmdbId, film.SeriesId, film.Signals));
        Assert.NotEqual(film, film with { ImdbId = 1 });
        Assert.NotEqual(film, film with { TmdbId = 1 });
        Assert.NotEqual(film, film with { Signals = Signals.Content });
    }

    [Fact]
    public void Negative_ids_are_refused()
    {
        Refused("Movie 1 has the IMDb id -1, the TMDB id 0 and the series 0; expected 0 or more of each.", Film(1) with { ImdbId = -1 });
        Refused("Movie 1 has the IMDb id 2, the TMDB id -3 and the series 0; expected 0 or more of each.", Film(1) with { ImdbId = 2, TmdbId = -3 });
        Refused("Movie 1 has the IMDb id 0, the TMDB id 0 and the series -4; expected 0 or more of each.", Film(1) with { SeriesId = -4 });
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    public void Signals_that_there_are_not_are_refused(int signals) =>
        Refused($"Movie 1 has the signals {signals}; expected 0 to 3.", Film(1) with { Signals = (Signals)signals });

    [Theory]
    [InlineData(1, "tt0000001")]
    [InlineData(443706, "tt0443706")]
    [InlineData(9999999, "tt9999999")]
    [InlineData(10872600, "tt10872600")]
    public void An_IMDb_id_is_written_with_at_least_seven_digits(int id, string expected) => Assert.Equal(expected, Movie.FormatImdbId(id));

    private static void Refused(string message, Movie movie) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new MovieCatalogue([movie])).Message);

    private static Movie Film(int id) => new(id, $"Film {id} (2000)", 2000, ["Drama"], 1, 3.5);
}
