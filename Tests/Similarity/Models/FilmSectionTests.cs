using System.Buffers.Binary;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Similarity.Models;

/// <summary>The sections of the films' ids at IMDb and TMDB and of their series.</summary>
public sealed class FilmSectionTests : ModelFileTestBase
{
    [Fact]
    public void What_is_known_of_films_comes_back()
    {
        var written = Known();
        ModelFile.Write(ModelPath, written);
        var read = ModelFile.Read(ModelPath, TestContext.Current.CancellationToken);
        Assert.Equal(
            [(443706, 1949, 3), (0, 0, 0), (int.MaxValue, 0, 0), (0, int.MaxValue, int.MaxValue), (10872600, 634649, 3)],
            read.Catalogue.Select(movie => (movie.ImdbId, movie.TmdbId, movie.SeriesId)));
        Assert.Equal(written.Catalogue.Select(movie => movie.Signals), read.Catalogue.Select(movie => movie.Signals));
        Assert.Equal(Signals.Collaborative, read.Catalogue[1].Signals);
        Assert.Equal([3, 0, 0, int.MaxValue, 3], Enumerable.Range(0, 5).Select(read.Shard.Attributes!.SeriesId));
        Assert.Equal(written.Version, read.Version);
        ModelFile.Write(Folder["again"], read);
        Assert.Equal(File.ReadAllBytes(ModelPath), File.ReadAllBytes(Folder["again"]));
    }

    [Fact]
    public void They_have_the_documented_layout()
    {
        ModelFile.Write(ModelPath, Known());
        var file = RawModelFile.Parse(File.ReadAllBytes(ModelPath));
        Assert.Equal(["provenance", "catalogue", "shape", "embeddings", "norms", "links", "series", "statistics"], file.Sections.Select(section => section.Name));
        Assert.Equal([443706, 1949, 0, 0, int.MaxValue, 0, 0, int.MaxValue, 10872600, 634649], Numbers(file["links"]));
        Assert.Equal([3, 0, 0, int.MaxValue, 3], Numbers(file["series"]));
    }

    [Theory]
    [InlineData(1, 0, 0, "links")]
    [InlineData(0, 1, 0, "links")]
    [InlineData(0, 0, 1, "series")]
    public void Each_is_written_only_where_a_film_has_one_of_its_numbers(int imdbId, int tmdbId, int seriesId, string section)
    {
        ModelFile.Write(ModelPath, RichModel.Create([RichModel.Movies[0] with { ImdbId = imdbId, TmdbId = tmdbId, SeriesId = seriesId }, .. RichModel.Movies[1..]]));
        Assert.Equal(
            ["provenance", "catalogue", "shape", "embeddings", "norms", section, "statistics"],
            RawModelFile.Table(File.ReadAllBytes(ModelPath)).Select(entry => entry.Name));
        var film = ModelFile.Read(ModelPath, TestContext.Current.CancellationToken).Catalogue[0];
        Assert.Equal((imdbId, tmdbId, seriesId), (film.ImdbId, film.TmdbId, film.SeriesId));
    }

    [Fact]
    public void A_model_that_is_read_without_them_keeps_its_version()
    {
        var before = RichModel.Create().Version;
        Sound();
        Assert.Equal(before, ModelFile.Read(ModelPath, TestContext.Current.CancellationToken).Version);
        Assert.NotEqual(before, Known().Version);
    }

    [Theory]
    [InlineData("links")]
    [InlineData("series")]
    public void A_section_of_another_length_is_refused(string name)
    {
        RefusedWith($"is corrupt: its section '{name}' has ", Changed(name, bytes => [.. bytes, 0, 0, 0, 0]));
        RefusedWith($"is corrupt: its section '{name}' has ", Changed(name, bytes => bytes[..^4]));
        RefusedWith($"is corrupt: its section '{name}' has ", Changed(name, _ => []));
    }

    [Theory]
    [InlineData("links", 0, "Movie 1 has the IMDb id -2,")]
    [InlineData("links", 9, "Movie 2147483647 has the IMDb id 10872600, the TMDB id -2 ")]
    [InlineData("series", 2, "and the series -2;")]
    public void A_negative_number_is_refused(string name, int index, string complaint) => RefusedWith(complaint, Changed(name, bytes =>
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * index), -2);
        return bytes;
    }));

    private static SimilarityModel Known()
    {
        (int Imdb, int Tmdb, int Series)[] numbers = [(443706, 1949, 3), (0, 0, 0), (int.MaxValue, 0, 0), (0, int.MaxValue, int.MaxValue), (10872600, 634649, 3)];
        return RichModel.Create([.. RichModel.Movies.Zip(numbers, (movie, known) =>
            movie with { ImdbId = known.Imdb, TmdbId = known.Tmdb, SeriesId = known.Series })]);
    }

    private byte[] Changed(string section, Func<byte[], byte[]> change)
    {
        ModelFile.Write(ModelPath, Known());
        var file = RawModelFile.Parse(File.ReadAllBytes(ModelPath));
        file[section] = change(file[section]);
        return file.ToBytes();
    }

    private static int[] Numbers(byte[] section) => [.. Enumerable.Range(0, section.Length / 4).Select(i => BinaryPrimitives.ReadInt32LittleEndian(section.AsSpan(4 * i)))];
}
