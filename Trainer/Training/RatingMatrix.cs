using MovieSimilarity.Trainer.Matrices;
using MovieSimilarity.Trainer.MovieLens;

namespace MovieSimilarity.Trainer.Training;

/// <summary>The users × movies matrix of stars; unrated is 0 and not stored.</summary>
internal static class RatingMatrix
{
    /// <summary>Builds the matrix.</summary>
    /// <param name="ratings">At most one rating a user and film.</param>
    /// <param name="movies">The films that become columns, in their order; every rated film is among them.</param>
    /// <param name="moreRatingsThan">Users with no more ratings than this are left out.</param>
    /// <returns>A row for each user left in, in ascending order of user id.</returns>
    public static SparseMatrix Build(RatingTable ratings, IReadOnlyList<MovieRow> movies, int moreRatingsThan)
    {
        var rows = movies.Select((movie, row) => (movie.MovieId, row)).ToDictionary(pair => pair.MovieId, pair => pair.row);
        var columns = ratings.UserIds.CountBy(user => user)
            .Where(user => user.Value > moreRatingsThan)
            .Select(user => user.Key)
            .Order()
            .Select((user, column) => (user, column))
            .ToDictionary(pair => pair.user, pair => pair.column);
        // Transposing twice orders the columns within each row.
        return ByUser(ratings, rows, columns).Transpose().Transpose();
    }

    private static SparseMatrix ByUser(RatingTable ratings, Dictionary<int, int> rows, Dictionary<int, int> columns)
    {
        var starts = new int[columns.Count + 1];
        foreach (var user in ratings.UserIds)
        {
            if (columns.TryGetValue(user, out var column)) starts[column + 1]++;
        }
        for (var user = 0; user < columns.Count; user++) starts[user + 1] += starts[user];
        var next = starts[..^1];
        var movieIndices = new int[starts[^1]];
        var stars = new double[starts[^1]];
        for (var i = 0; i < ratings.Count; i++)
        {
            if (!columns.TryGetValue(ratings.UserIds[i], out var column)) continue;
            var target = next[column]++;
            movieIndices[target] = rows[ratings.MovieIds[i]];
            stars[target] = ratings.Stars[i];
        }
        return new SparseMatrix(starts, movieIndices, stars, rows.Count);
    }
}
