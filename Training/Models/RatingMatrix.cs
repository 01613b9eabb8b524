using MovieSimilarity.Training.Matrices;
using MovieSimilarity.Training.MovieLens.Ratings;

namespace MovieSimilarity.Training.Models;

/// <summary>The users × movies matrix of stars; unrated is 0 and not stored.</summary>
internal static class RatingMatrix
{
    /// <summary>Builds the matrix.</summary>
    /// <param name="ratings">At most one rating a user and film.</param>
    /// <param name="columns">For each listed film its column, ascending; a negative number for films without one, which have no rating.</param>
    /// <param name="films">Number of columns.</param>
    /// <param name="moreRatingsThan">Users with no more ratings than this are left out.</param>
    /// <returns>A row for each user left in, in ascending order of user id.</returns>
    public static SparseMatrix Build(RatingTable ratings, int[] columns, int films, int moreRatingsThan)
    {
        int[] users = [.. Enumerable.Range(0, ratings.UserIds.Length).Where(user => ratings.CountOf(user) > moreRatingsThan)];
        // With all users left in, which is the rule, what is large need not be there twice.
        if (users.Length == ratings.UserIds.Length)
        {
            var all = Array.ConvertAll(ratings.MovieIndices, movie => columns[movie]);
            return new SparseMatrix(ratings.UserStarts, all, ratings.Stars, films);
        }

        var starts = new int[users.Length + 1];
        for (var i = 0; i < users.Length; i++) starts[i + 1] = starts[i] + ratings.CountOf(users[i]);
        var movieColumns = new int[starts[^1]];
        var stars = new float[starts[^1]];
        for (var i = 0; i < users.Length; i++)
        {
            var source = ratings.UserStarts[users[i]];
            for (var target = starts[i]; target < starts[i + 1]; target++, source++)
                (movieColumns[target], stars[target]) = (columns[ratings.MovieIndices[source]], ratings.Stars[source]);
        }
        return new SparseMatrix(starts, movieColumns, stars, films);
    }
}
