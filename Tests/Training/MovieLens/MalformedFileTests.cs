using System.Text;
using MovieSimilarity.Training.Files;
using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Tests.Training.MovieLens;

/// <summary>Files that are missing, empty, headless, or no UTF-8.</summary>
public sealed class MalformedFileTests
{
    [Fact]
    public void A_missing_folder_is_told()
    {
        var folder = Path.Combine(Path.GetTempPath(), "no such folder");
        var refusal = Assert.Throws<DataFormatException>(() => MovieLensReader.Read(folder));
        Assert.Equal($"There is no folder '{folder}'.", refusal.Message);
    }

    [Theory]
    [InlineData("movies.csv")]
    [InlineData("ratings.csv")]
    public void A_missing_file_is_told(string file)
    {
        using var folder = new DataFolder();
        File.Delete(folder.PathOf(file));
        Assert.StartsWith($"{folder.PathOf(file)} is missing; ", folder.Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("movies.csv", "", "movieId,title,genres")]
    [InlineData("ratings.csv", "", "userId,movieId,rating,timestamp")]
    [InlineData("tags.csv", "\n", "userId,movieId,tag,timestamp")]
    [InlineData("movies.csv", "\n\n", "movieId,title,genres")]
    public void An_empty_file_is_told(string file, string text, string header)
    {
        using var folder = new DataFolder().Write(file, text);
        Assert.Equal($"{folder.PathOf(file)} is empty; expected the header '{header}'.", folder.Refusal());
    }

    [Fact]
    public void A_file_of_films_without_a_film_is_told()
    {
        using var folder = DataFolder.WithMovies("");
        Assert.Equal($"{folder.PathOf("movies.csv")} lists no film; expected rows of 'movieId,title,genres'.", folder.Refusal());
    }

    [Fact]
    public void A_file_of_ratings_without_a_rating_is_told()
    {
        using var folder = DataFolder.WithRatings("");
        Assert.Equal($"{folder.PathOf("ratings.csv")} holds no rating of a listed film; there is nothing to train on.", folder.Refusal());
    }

    [Theory]
    [InlineData("movies.csv", "number,title,genres")]
    [InlineData("movies.csv", "movieId,title")]
    [InlineData("movies.csv", "1,Toy Story (1995),Comedy")]
    [InlineData("ratings.csv", "userId,movieId,timestamp")]
    [InlineData("ratings.csv", "userId;movieId;timestamp")]
    [InlineData("ratings.csv", "movieId,rating,timestamp")]
    [InlineData("tags.csv", "1,1,pixar,1139045764")]
    public void A_wrong_or_missing_header_is_told(string file, string header)
    {
        using var folder = new DataFolder();
        var expected = File.ReadLines(folder.PathOf(file)).First();
        folder.Write(file, header + "\n");
        Assert.Equal($"{folder.PathOf(file)}, line 1: expected the header '{expected}', found '{header}'.", folder.Refusal());
    }

    [Fact]
    public void A_wrong_header_below_blank_lines_is_told_by_its_own_line()
    {
        using var folder = new DataFolder().Write("movies.csv", "\n\nnumber,title,genres\n");
        Assert.StartsWith($"{folder.PathOf("movies.csv")}, line 3: expected the header", folder.Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,Toy Story (1995)", 2)]
    [InlineData("   ", 1)]
    [InlineData("1,Toy Story (1995),Comedy,", 4)]
    [InlineData("1,City of Lost Children, The (1995),Comedy", 4)]
    public void A_wrong_number_of_columns_is_told(string row, int columns)
    {
        using var folder = DataFolder.WithMovies(row + "\n");
        Assert.Equal($"{folder.PathOf("movies.csv")}, line 2: expected 3 columns (movieId,title,genres), found {columns}.", folder.Refusal());
    }

    [Theory]
    [InlineData(false, "\n")]
    [InlineData(true, "\n")]
    [InlineData(true, "\r\n")]
    public void Bytes_that_are_no_utf_8_are_told_by_their_line(bool byteOrderMark, string lineEnd)
    {
        string[] lines = [.. Enumerable.Range(1, 2000).Select(id => $"{id},Film,Drama"), "2001,Café,Drama", "2002,Film,Drama", ""];
        byte[] mark = byteOrderMark ? [0xEF, 0xBB, 0xBF] : [];
        using var folder = new DataFolder();
        folder.Write("movies.csv", [.. mark, .. Encoding.Latin1.GetBytes("movieId,title,genres" + lineEnd + string.Join(lineEnd, lines))]);
        Assert.Equal(
            $"{folder.PathOf("movies.csv")}, line 2002: expected UTF-8, found bytes that are not; convert the file to UTF-8.", folder.Refusal());
    }

    [Fact]
    public void A_character_cut_off_by_the_end_of_the_file_is_told()
    {
        using var folder = new DataFolder().Write("movies.csv", [.. "movieId,title,genres\n1,Caf"u8, 0xC3]);
        Assert.StartsWith($"{folder.PathOf("movies.csv")}, line 2: expected UTF-8", folder.Refusal(), StringComparison.Ordinal);
    }
}
