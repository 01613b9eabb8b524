using System.IO.Compression;
using System.Text;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Tests.Training.MovieLens;

/// <summary>links.csv, which gives films their ids at IMDb and TMDB.</summary>
public sealed class LinkReadingTests
{
    private const string Header = "movieId,imdbId,tmdbId\n";

    [Fact]
    public void Films_have_the_ids_of_their_rows_in_whatever_order()
    {
        using var folder = ThreeFilms().Write("links.csv", Header + "7,0113277,949\n1,0114709,862\n3,10872600,634649\n");
        Assert.Equal([(1, 114709, 862), (3, 10872600, 634649), (7, 113277, 949)], Ids(folder));
        Assert.Equal("Heat (1995)", folder.Read().Movies[2].Title);
    }

    [Theory]
    [InlineData("0114709,862", 114709, 862)]
    [InlineData("tt0114709,862", 114709, 862)]
    [InlineData("TT114709, 862 ", 114709, 862)]
    [InlineData("\"0114709\",\"862\"", 114709, 862)]
    [InlineData("114709.0,862.0", 114709, 862)]
    [InlineData("0114709,", 114709, 0)]
    [InlineData(",862", 0, 862)]
    [InlineData(" , ", 0, 0)]
    [InlineData("0,0", 0, 0)]
    [InlineData("2147483647,2147483647", int.MaxValue, int.MaxValue)]
    public void Ids_may_be_written_in_several_ways_or_be_missing(string ids, int imdbId, int tmdbId)
    {
        using var folder = new DataFolder().Write("links.csv", $"{Header}1,{ids}\n");
        Assert.Equal([(1, imdbId, tmdbId)], Ids(folder));
    }

    [Theory]
    [InlineData("1,abc,862", "column 2 (imdbId): expected an IMDb id such as tt0443706, with or without 'tt', or nothing, found 'abc'")]
    [InlineData("1,nm0000129,862", "column 2 (imdbId): expected an IMDb id such as tt0443706, with or without 'tt', or nothing, found 'nm0000129'")]
    [InlineData("1,tt,862", "column 2 (imdbId): expected an IMDb id such as tt0443706, with or without 'tt', or nothing, found 'tt'")]
    [InlineData("1,-5,862", "column 2 (imdbId): expected an IMDb id such as tt0443706, with or without 'tt', or nothing, found '-5'")]
    [InlineData("1,2147483648,862", "column 2 (imdbId): expected an IMDb id such as tt0443706, with or without 'tt', or nothing, found '2147483648'")]
    [InlineData("1,0114709,-1", "column 3 (tmdbId): expected a whole number from 0 to 2147483647, found '-1'")]
    [InlineData("1,0114709,tt862", "column 3 (tmdbId): expected a whole number from 0 to 2147483647, found 'tt862'")]
    [InlineData("x,0114709,862", "column 1 (movieId): expected a whole number from 0 to 2147483647, found 'x'")]
    [InlineData("1,0114709", "expected 3 columns (movieId,imdbId,tmdbId), found 2")]
    public void What_is_no_id_is_refused_by_line_and_column(string row, string complaint)
    {
        using var folder = new DataFolder().Write("links.csv", $"{Header}{row}\n");
        Assert.Equal($"{folder.PathOf("links.csv")}, line 2: {complaint}.", folder.Refusal());
    }

    [Fact]
    public void A_film_that_is_there_twice_is_refused()
    {
        using var folder = ThreeFilms().Write("links.csv", Header + "1,0114709,862\n3,,\n1,0114709,862\n");
        Assert.Equal(
            $"{folder.PathOf("links.csv")}, line 4: column 1 (movieId): expected an id not yet used (line 2 has it), found '1'.", folder.Refusal());
    }

    [Fact]
    public void Another_header_is_refused()
    {
        using var folder = new DataFolder().Write("links.csv", "movieId,url\n1,http://example.org\n");
        Assert.Equal(
            $"{folder.PathOf("links.csv")}, line 1: expected the header 'movieId,imdbId,tmdbId', found 'movieId,url'.", folder.Refusal());
    }

    [Fact]
    public void Rows_of_films_that_are_not_listed_are_dropped_and_counted()
    {
        using var folder = new DataFolder().Write("links.csv", Header + "8,0000008,8\n1,0114709,862\n9,0000009,9\n");
        Assert.Equal([(1, 114709, 862)], Ids(folder));
        Assert.Equal([new DroppedRows("links.csv", "of films that are not listed", 2, 2)], folder.Read().Dropped);
    }

    [Fact]
    public void Films_without_a_row_have_no_ids()
    {
        using var folder = ThreeFilms().Write("links.csv", Header + "3,0112442,9737\n");
        Assert.Equal([(1, 0, 0), (3, 112442, 9737), (7, 0, 0)], Ids(folder));
    }

    [Fact]
    public void Without_the_file_or_a_byte_in_it_no_film_has_ids()
    {
        using var folder = ThreeFilms();
        Assert.Equal([(1, 0, 0), (3, 0, 0), (7, 0, 0)], Ids(folder));
        folder.Write("links.csv", "");
        Assert.Equal([(1, 0, 0), (3, 0, 0), (7, 0, 0)], Ids(folder));
        Assert.Empty(folder.Read().Dropped);
    }

    [Theory]
    [InlineData("link.csv", "movieId,imdbId,tmdbId\n1,114709,862\n")]
    [InlineData("LINKS.CSV", "tmdb_id;note;Movie ID;IMDb ID\n862;x;1;tt0114709\n")]
    [InlineData("links.tsv", "item_id\ttconst\ttmdb\n1\ttt0114709\t862\n")]
    public void Other_names_and_separators_are_understood(string file, string text)
    {
        using var folder = new DataFolder().Write(file, text);
        Assert.Equal([(1, 114709, 862)], Ids(folder));
    }

    [Fact]
    public void The_column_of_TMDB_may_be_missing()
    {
        using var folder = new DataFolder().Write("links.csv", "imdbId,movieId\ntt0114709,1\n");
        Assert.Equal([(1, 114709, 0)], Ids(folder));
    }

    [Fact]
    public void The_file_may_be_compressed()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress)) gzip.Write(Encoding.UTF8.GetBytes(Header + "1,0114709,862\n"));
        using var folder = new DataFolder().Write("links.csv.gz", packed.ToArray());
        Assert.Equal([(1, 114709, 862)], Ids(folder));
    }

    [Fact]
    public void Films_counted_from_0_keep_their_own_ids()
    {
        using var folder = DataFolder.WithMovies("0,Toy Story (1995),Comedy\n1,Heat (1995),Crime\n").Write("links.csv", Header + "0,0114709,862\n1,0113277,949\n");
        Assert.Equal([(1, 114709, 862), (2, 113277, 949)], Ids(folder));
    }

    [Fact]
    public void The_smallest_data_set_of_MovieLens_has_ids_for_every_film()
    {
        Assert.SkipWhen(TestData.MlLatestSmall is null, TestData.NoMlLatestSmall);
        var movies = MovieLensReader.Read(TestData.MlLatestSmall).Movies;
        Assert.Equal(9742, movies.Count);
        Assert.All(movies, movie => Assert.True(movie.ImdbId > 0));
        Assert.Equal(8, movies.Count(movie => movie.TmdbId == 0));
        Assert.Equal((114709, 862), (movies[0].ImdbId, movies[0].TmdbId));
        Assert.Equal((443706, 1949), movies.Where(movie => movie.Title == "Zodiac (2007)").Select(movie => (movie.ImdbId, movie.TmdbId)).Single());
    }

    private static DataFolder ThreeFilms() => DataFolder.WithMovies("1,Toy Story (1995),Comedy\n3,Casino (1995),Crime\n7,Heat (1995),Crime\n");

    private static IEnumerable<(int MovieId, int ImdbId, int TmdbId)> Ids(DataFolder folder) =>
        folder.Read().Movies.Select(movie => (movie.MovieId, movie.ImdbId, movie.TmdbId));
}
