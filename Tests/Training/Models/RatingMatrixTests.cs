using MovieSimilarity.Tests.Training.Matrices;
using MovieSimilarity.Training.Models;
using MovieSimilarity.Training.MovieLens;

namespace MovieSimilarity.Tests.Training.Models;

public sealed class RatingMatrixTests
{
    [Fact]
    public void Rows_are_users_in_order_of_id_and_columns_are_films()
    {
        var data = TinyData.Create();
        var matrix = RatingMatrix.Build(data.Ratings, Columns, films: 7, TinyData.MoreRatingsThan);
        Assert.Equal(16, matrix.NonZeros);
        Assert.Equal(TinyData.RatingMatrix, TestMatrices.Dense(matrix).Transpose().ToArray());
    }

    [Fact]
    public void Columns_ascend_within_a_row()
    {
        var data = TinyData.Create();
        var matrix = RatingMatrix.Build(data.Ratings, Columns, films: 7, moreRatingsThan: 0);
        Assert.Equal([0, 1, 3, 4], matrix.Transpose().RowColumns(0));
        Assert.Equal([4, 5, 1, 2], matrix.Transpose().RowValues(0));
        for (var row = 0; row < matrix.Rows; row++) Assert.Equal(matrix.RowColumns(row).ToArray().Order(), matrix.RowColumns(row).ToArray());
    }

    [Fact]
    public void Ten_ratings_are_too_few_and_eleven_are_enough()
    {
        MovieRow[] movies = [.. Enumerable.Range(1, 11).Select(id => new MovieRow(id, "Film", "Drama"))];
        var ratings = RatingTables.Of(movies, [
            .. Enumerable.Range(1, 11).Select(film => (7, film, 3.0, 0L)),
            .. Enumerable.Range(1, 10).Select(film => (6, film, 4.0, 0L))]);

        var matrix = RatingMatrix.Build(ratings, [.. Enumerable.Range(0, 11)], films: 11, moreRatingsThan: 10);
        Assert.Equal((1, 11, 11), (matrix.Rows, matrix.Columns, matrix.NonZeros));
        Assert.Equal(Enumerable.Repeat(3.0, 11), matrix.RowValues(0).ToArray());
        Assert.Equal(2, RatingMatrix.Build(ratings, [.. Enumerable.Range(0, 11)], films: 11, moreRatingsThan: 9).Rows);
        Assert.Equal((0, 11, 0), Shape(RatingMatrix.Build(ratings, [.. Enumerable.Range(0, 11)], films: 11, moreRatingsThan: 11)));
    }

    /// <summary>The last of the eight films is unrated.</summary>
    private static int[] Columns => [0, 1, 2, 3, 4, 5, 6, -1];

    private static (int Rows, int Columns, int NonZeros) Shape(MovieSimilarity.Training.Matrices.SparseMatrix matrix) =>
        (matrix.Rows, matrix.Columns, matrix.NonZeros);
}
