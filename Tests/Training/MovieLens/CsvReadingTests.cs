using System.Text;
using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Tests.Training.MovieLens;

/// <summary>Well-formed .csv data sets, in all the ways in which they are written.</summary>
public sealed class CsvReadingTests
{
    [Fact]
    public void Every_column_arrives()
    {
        using var folder = new DataFolder();
        var data = folder.Read();

        var movie = Assert.Single(data.Movies);
        Assert.Equal((1, "Toy Story (1995)", "Animation|Comedy"), (movie.MovieId, movie.Title, movie.Genres));
        Assert.Equal(["Animation", "Comedy"], movie.GenreList);
        Assert.Equal(
            (1, 0, 4f, 964982703L),
            (data.Ratings.UserIds.Single(), data.Ratings.MovieIndices.Single(), data.Ratings.Stars.Single(), data.Ratings.NewestTimestamp));
        var tag = Assert.Single(data.Tags);
        Assert.Equal((1, "pixar", 1139045764L), (tag.MovieId, tag.Tag, tag.Timestamp));
        Assert.Empty(data.Dropped);
    }

    [Fact]
    public void A_quoted_title_keeps_its_commas_and_accents()
    {
        using var folder = DataFolder.WithMovies("1,\"City of Lost Children, The (Cité des enfants perdus, La) (1995)\",Sci-Fi\n");
        Assert.Equal("City of Lost Children, The (Cité des enfants perdus, La) (1995)", folder.Read().Movies.Single().Title);
    }

    [Fact]
    public void Doubled_quotation_marks_are_one()
    {
        using var folder = DataFolder.WithTags("1,1,\"\"\"artsy\"\", so to speak\",1\n1,1,\"\"\"\",2\n1,1,\"\",3\n");
        Assert.Equal(["\"artsy\", so to speak", "\"", ""], folder.Read().Tags.Select(tag => tag.Tag));
    }

    [Fact]
    public void No_genres_listed_is_no_genre()
    {
        using var folder = DataFolder.WithMovies("1,Toy Story (1995),(no genres listed)\n");
        var movie = folder.Read().Movies.Single();
        Assert.Equal("(no genres listed)", movie.Genres);
        Assert.Empty(movie.GenreList);
    }

    [Fact]
    public void Movies_come_in_order_of_id_without_blanks_around_their_titles()
    {
        using var folder = DataFolder.WithMovies("20, Heat (1995) ,Action\n3,Casino (1995),Crime\n100,Babe (1995),Drama\n1,Toy Story (1995),\n");
        var movies = folder.Read().Movies;
        Assert.Equal([1, 3, 20, 100], movies.Select(movie => movie.MovieId));
        Assert.Equal("Heat (1995)", movies[2].Title);
    }

    [Theory]
    [InlineData(false, "\n", true)]
    [InlineData(false, "\r\n", true)]
    [InlineData(true, "\n", false)]
    [InlineData(true, "\r\n", false)]
    public void Byte_order_mark_line_ends_and_the_final_newline_do_not_matter(bool byteOrderMark, string lineEnd, bool finalNewline)
    {
        using var folder = new DataFolder();
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            var text = File.ReadAllText(file).TrimEnd('\n').ReplaceLineEndings(lineEnd) + (finalNewline ? lineEnd : "");
            File.WriteAllText(file, text, new UTF8Encoding(byteOrderMark));
        }
        var data = folder.Read();
        Assert.Equal("Animation|Comedy", data.Movies.Single().Genres);
        Assert.Equal(964982703, data.Ratings.NewestTimestamp);
        Assert.Equal(1139045764, data.Tags.Single().Timestamp);
    }

    [Theory]
    [InlineData("0.5", 0.5f)]
    [InlineData("3", 3f)]
    [InlineData("5.0", 5f)]
    public void Ratings_are_decimal_numbers_from_half_a_star_to_five(string text, float stars)
    {
        using var folder = DataFolder.WithRatings($"1,1,{text},0\n");
        Assert.Equal(stars, folder.Read().Ratings.Stars.Single());
    }

    [Fact]
    public void Blank_lines_are_skipped()
    {
        using var folder = DataFolder.WithRatings("\n1,1,4,0\n\n\n2,1,3,0\n\n");
        Assert.Equal([1, 2], folder.Read().Ratings.UserIds);
    }

    [Fact]
    public void A_tags_file_may_have_no_row()
    {
        using var folder = DataFolder.WithTags("");
        Assert.Empty(folder.Read().Tags);
    }

    [Fact]
    public void A_data_set_is_called_by_its_folder_unless_told_otherwise()
    {
        using var folder = new DataFolder();
        Assert.Equal(Path.GetFileName(folder.Path), folder.Read().Name);
        Assert.Equal(Path.GetFileName(folder.Path), MovieLensReader.Read(folder.Path + Path.DirectorySeparatorChar).Name);
        Assert.Equal("mine", MovieLensReader.Read(folder.Path, "mine").Name);
    }
}
