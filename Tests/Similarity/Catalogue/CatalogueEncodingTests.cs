using System.Buffers.Binary;
using MovieSimilarity.Catalogue;

namespace MovieSimilarity.Tests.Similarity.Catalogue;

/// <summary>A catalogue as clusters store it, and its films as model files do.</summary>
public sealed class CatalogueEncodingTests
{
    /// <summary>The genres of all films: records compare lists by reference.</summary>
    private static readonly string[] Genres = ["Drama", "Sci-Fi"];

    private static readonly MovieCatalogue Plain = new([Film(1), Film(7), Film(int.MaxValue)]);

    private static readonly MovieCatalogue Known = new(
    [
        Film(1) with { ImdbId = 443706, TmdbId = 1949, SeriesId = 3, Signals = Signals.Collaborative },
        Film(7) with { Signals = Signals.None },
        Film(int.MaxValue) with { ImdbId = int.MaxValue, TmdbId = int.MaxValue, SeriesId = int.MaxValue },
    ]);

    [Fact]
    public void All_of_a_catalogue_comes_back()
    {
        Assert.Equal(Plain, Read(CatalogueEncoding.ToBytes(Plain)));
        Assert.Equal(Known, Read(CatalogueEncoding.ToBytes(Known)));
        Assert.Empty(CatalogueEncoding.Read(CatalogueEncoding.ToBytes(new MovieCatalogue([]))));
    }

    [Theory]
    [InlineData(1, 0, 0, Signals.Both)]
    [InlineData(0, 1, 0, Signals.Both)]
    [InlineData(0, 0, 1, Signals.Both)]
    [InlineData(0, 0, 0, Signals.Content)]
    public void One_thing_that_is_known_of_one_film_comes_back(int imdbId, int tmdbId, int seriesId, Signals signals)
    {
        var catalogue = new MovieCatalogue([Film(1), Film(7) with { ImdbId = imdbId, TmdbId = tmdbId, SeriesId = seriesId, Signals = signals }]);
        Assert.Equal(catalogue, Read(CatalogueEncoding.ToBytes(catalogue)));
    }

    [Fact]
    public void Films_of_which_nothing_more_is_known_take_the_same_bytes_as_in_a_model_file() => Assert.Equal(Films(Plain), CatalogueEncoding.ToBytes(Plain));

    [Fact]
    public void What_is_known_stands_behind_the_films_film_by_film()
    {
        var bytes = CatalogueEncoding.ToBytes(Known);
        var films = Films(Plain);
        Assert.Equal(films, bytes[..films.Length]);
        Assert.Equal(3 * 13, bytes.Length - films.Length);
        Assert.Equal(
            [443706, 1949, 3],
            Enumerable.Range(0, 3).Select(i => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(films.Length + 4 * i))));
        Assert.Equal(1, bytes[films.Length + 12]);
        Assert.Equal(0, bytes[films.Length + 13 + 12]);
    }

    [Fact]
    public void The_films_of_a_model_file_have_nothing_behind_them()
    {
        Assert.Equal(Films(Plain), Films(Known));
        Assert.Equal(Plain, SameGenres(CatalogueEncoding.ReadFilms(Films(Known))));
        var error = Assert.Throws<FormatException>(() => CatalogueEncoding.ReadFilms(CatalogueEncoding.ToBytes(Known)));
        Assert.Equal("the catalogue has bytes behind its 3 films.", error.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(-13)]
    public void Another_number_of_bytes_behind_the_films_is_refused(int more)
    {
        var bytes = CatalogueEncoding.ToBytes(Known);
        Array.Resize(ref bytes, bytes.Length + more);
        Assert.Equal("the catalogue has bytes behind its 3 films.", Assert.Throws<FormatException>(() => CatalogueEncoding.Read(bytes)).Message);
    }

    [Fact]
    public void Numbers_that_no_film_can_have_are_refused()
    {
        var bytes = CatalogueEncoding.ToBytes(Known);
        bytes[^1] = 4;
        Assert.Equal("Movie 2147483647 has the signals 4; expected 0 to 3.", Assert.Throws<ArgumentException>(() => CatalogueEncoding.Read(bytes)).Message);
    }

    private static MovieCatalogue Read(byte[] bytes) => SameGenres(CatalogueEncoding.Read(bytes));

    private static MovieCatalogue SameGenres(MovieCatalogue catalogue)
    {
        Assert.All(catalogue, movie => Assert.Equal(Genres, movie.Genres));
        return new MovieCatalogue(catalogue.Select(movie => movie with { Genres = Genres }));
    }

    private static byte[] Films(MovieCatalogue catalogue)
    {
        using var stream = new MemoryStream();
        CatalogueEncoding.WriteFilms(stream, catalogue);
        return stream.ToArray();
    }

    private static Movie Film(int id) => new(id, $"Cité {id} (2000)", id == 7 ? null : 2000, Genres, id, 3.5);
}
