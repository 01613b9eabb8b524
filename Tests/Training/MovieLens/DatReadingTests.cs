using System.Text;

namespace MovieSimilarity.Tests.Training.MovieLens;

/// <summary>The .dat data sets: ML-1M in Latin-1 without tags, ML-10M in UTF-8 with tags.</summary>
public sealed class DatReadingTests
{
    private const string Title = "Cité des enfants perdus, La \"Director's Cut\" (1995)";

    [Theory]
    [InlineData("\n", true)]
    [InlineData("\n", false)]
    [InlineData("\r\n", true)]
    public void Ml_10m_is_utf_8_and_has_tags(string lineEnd, bool finalNewline)
    {
        using var folder = Of(Encoding.UTF8, lineEnd, finalNewline);
        folder.Write("tags.dat", Encoding.UTF8.GetBytes("15::1::café::1215184630\n"));
        var data = folder.Read();
        Assert.Equal(["Heat (1995)", Title], data.Movies.Select(movie => movie.Title));
        Assert.Equal("café", data.Tags.Single().Tag);
        Assert.Equal([5f, 3.5f], data.Ratings.Stars);
    }

    [Theory]
    [InlineData("\n", true)]
    [InlineData("\r\n", true)]
    [InlineData("\n", false)]
    public void Ml_1m_is_latin_1_and_has_no_tags(string lineEnd, bool finalNewline)
    {
        using var folder = Of(Encoding.Latin1, lineEnd, finalNewline);
        var data = folder.Read();
        Assert.Equal(["Heat (1995)", Title], data.Movies.Select(movie => movie.Title));
        Assert.Empty(data.Tags);
    }

    [Fact]
    public void Csv_files_win_where_both_kinds_are_present()
    {
        using var folder = new DataFolder();
        folder.Write("movies.dat", "7::Other (2000)::Drama\n").Write("ratings.dat", "1::7::4::0\n");
        Assert.Equal("Toy Story (1995)", folder.Read().Movies.Single().Title);
    }

    [Fact]
    public void Blank_lines_are_skipped_and_counted()
    {
        using var folder = Of(Encoding.UTF8, "\n", true);
        folder.Write("ratings.dat", "\n1::1::4::0\n\n1::1::six::0\n");
        Assert.Equal($"{folder.PathOf("ratings.dat")}, line 4: column 3 (rating): expected a rating from 0.5 to 5, found 'six'.", folder.Refusal());
    }

    [Fact]
    public void A_wrong_number_of_columns_is_told()
    {
        using var folder = Of(Encoding.UTF8, "\n", true);
        folder.Write("ratings.dat", "1::1::4::0\n1::1::4\n");
        Assert.Equal($"{folder.PathOf("ratings.dat")}, line 2: expected 4 columns (userId,movieId,rating,timestamp), found 3.", folder.Refusal());
    }

    [Fact]
    public void An_empty_file_is_told()
    {
        using var folder = Of(Encoding.UTF8, "\n", true);
        folder.Write("ratings.dat", "");
        Assert.Equal($"{folder.PathOf("ratings.dat")} is empty; expected lines of 'userId::movieId::rating::timestamp'.", folder.Refusal());
    }

    private static DataFolder Of(Encoding encoding, string lineEnd, bool finalNewline)
    {
        var end = finalNewline ? lineEnd : "";
        return DataFolder.Empty()
            .Write("movies.dat", encoding.GetBytes($"1::Heat (1995)::Crime{lineEnd}2::{Title}::Sci-Fi{end}"))
            .Write("ratings.dat", encoding.GetBytes($"1::1::5::838985046{lineEnd}2::1::3.5::838983525{end}"));
    }
}
