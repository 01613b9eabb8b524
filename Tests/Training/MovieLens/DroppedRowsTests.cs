using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Tests.Training.MovieLens;

/// <summary>Rows that are understood and cannot be used are left out, counted, and named by the first line.</summary>
public sealed class DroppedRowsTests
{
    private const string NotListed = "of films that are not listed";
    private const string Replaced = "replaced by a newer rating of the same film by the same user";

    [Fact]
    public void Ratings_and_tags_of_unknown_films_are_dropped()
    {
        using var folder = DataFolder.WithRatings("1,1,4,0\n1,7,4,0\n2,1,3,0\n2,8,3,0\n");
        folder.Write("tags.csv", DataFolder.TagHeader + "1,1,fun,0\n1,1,dull,0\n1,9,fun,0\n");
        var data = folder.Read();
        Assert.Equal([1, 2], data.Ratings.UserIds);
        Assert.Equal([0, 0], data.Ratings.MovieIndices);
        Assert.Equal(["fun", "dull"], data.Tags.Select(tag => tag.Tag));
        Assert.Equal([new DroppedRows("ratings.csv", NotListed, 2, 3), new DroppedRows("tags.csv", NotListed, 1, 4)], data.Dropped);
    }

    [Fact]
    public void Of_several_ratings_the_newest_counts_wherever_it_stands()
    {
        using var folder = DataFolder.WithRatings("1,1,1,300\n1,1,2,100\n2,1,5,0\n1,1,3,200\n3,1,1,7\n3,1,2,8\n");
        var data = folder.Read();
        Assert.Equal([1, 2, 3], data.Ratings.UserIds);
        Assert.Equal([1f, 5f, 2f], data.Ratings.Stars);
        Assert.Equal(300, data.Ratings.NewestTimestamp);
        Assert.Equal([new DroppedRows("ratings.csv", Replaced, 3, 3)], data.Dropped);
    }

    [Fact]
    public void Of_equally_new_ratings_the_last_written_counts()
    {
        using var folder = DataFolder.WithRatings("1,1,1,5\n1,1,2,5\n1,1,3,5\n");
        var data = folder.Read();
        Assert.Equal([3f], data.Ratings.Stars);
        Assert.Equal([new DroppedRows("ratings.csv", Replaced, 2, 2)], data.Dropped);
    }

    [Fact]
    public void One_film_rated_by_two_users_and_two_films_by_one_are_no_duplicates()
    {
        using var folder = DataFolder.WithRatings("1,1,1,5\n2,1,2,5\n1,2,3,5\n");
        folder.Write("movies.csv", DataFolder.MovieHeader + "1,Toy Story (1995),Comedy\n2,Heat (1995),Crime\n");
        var data = folder.Read();
        Assert.Equal(3, data.Ratings.Count);
        Assert.Empty(data.Dropped);
    }

    [Fact]
    public void Dropped_rows_are_named_by_the_line_they_begin_in()
    {
        using var folder = DataFolder.WithTags("1,1,\"a\nb\",0\n\n1,9,\"c\nd\",0\n");
        Assert.Equal([new DroppedRows("tags.csv", NotListed, 1, 5)], folder.Read().Dropped);
    }
}
