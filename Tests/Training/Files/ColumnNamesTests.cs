using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Tests.Training.Files;

/// <summary>Which columns a header is understood to have.</summary>
public sealed class ColumnNamesTests
{
    [Theory]
    [InlineData("userId,movieId,rating,timestamp", "0 1 2 3")]
    [InlineData("timestamp,rating,movieId,userId", "3 2 1 0")]
    [InlineData(",user_id,item_id,rating", "1 2 3 -1")]
    [InlineData("User ID,MOVIE-ID,Stars,Unix Timestamp", "0 1 2 3")]
    [InlineData("id,user,movie,score", "1 2 3 -1")]
    [InlineData("movie,user,movie_id,rating", "1 2 3 -1")]
    public void Columns_of_ratings_are_found(string header, string positions) =>
        Assert.Equal(positions, string.Join(' ', ColumnNames.Find(FileLayout.RatingColumns, header.Split(','))!));

    [Theory]
    [InlineData("userId,rating,timestamp")]
    [InlineData("id,userId,rating,timestamp")]
    [InlineData("userId,movieId,timestamp")]
    [InlineData("1,1,4.0,964982703")]
    [InlineData("")]
    public void A_header_without_one_of_them_is_none(string header) =>
        Assert.Null(ColumnNames.Find(FileLayout.RatingColumns, header.Split(',')));

    [Theory]
    [InlineData("id,title,genres", "0 1 2")]
    [InlineData("id,movie_id,name,genre", "1 2 3")]
    public void Only_among_films_an_id_is_that_of_a_film(string header, string positions) =>
        Assert.Equal(positions, string.Join(' ', ColumnNames.Find(FileLayout.MovieColumns, header.Split(','))!));

    [Theory]
    [InlineData("userId,movieId,rating,user_id", "userId")]
    [InlineData("userId,movieId,rating,note,note", null)]
    public void A_column_that_is_there_twice_is_found(string header, string? repeated) =>
        Assert.Equal(repeated, ColumnNames.Repeated(FileLayout.RatingColumns, header.Split(',')));
}
