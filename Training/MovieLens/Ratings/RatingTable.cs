namespace MovieSimilarity.Training.MovieLens.Ratings;

/// <summary>
/// Ratings as a users × movies matrix in compressed sparse row form, at most one a user and film. Immutable by convention.
/// </summary>
/// <param name="userIds">Who rated, ascending; each has a rating.</param>
/// <param name="userStarts">Users + 1 offsets into the other two arrays.</param>
/// <param name="movieIndices">What was rated, as positions in the data set's list of films; ascending within each user.</param>
/// <param name="stars">The ratings, 0.5 to 5 stars.</param>
/// <param name="newestTimestamp">When the newest was given, in seconds since 1970-01-01 UTC; 0 if the file has no times.</param>
public sealed class RatingTable(int[] userIds, int[] userStarts, int[] movieIndices, float[] stars, long newestTimestamp)
{
    /// <summary>Number of ratings.</summary>
    public int Count => movieIndices.Length;

    /// <summary>Who rated, ascending; each has a rating.</summary>
    public int[] UserIds => userIds;

    /// <summary>Users + 1 offsets: the ratings of user u are those from <c>UserStarts[u]</c> to before <c>UserStarts[u + 1]</c>.</summary>
    public int[] UserStarts => userStarts;

    /// <summary>What was rated, as positions in <see cref="MovieLensDataSet.Movies"/>; ascending within each user.</summary>
    public int[] MovieIndices => movieIndices;

    /// <summary>The ratings, 0.5 to 5 stars.</summary>
    public float[] Stars => stars;

    /// <summary>When the newest was given, in seconds since 1970-01-01 UTC.</summary>
    public long NewestTimestamp => newestTimestamp;

    /// <summary>Number of ratings of a user, by position.</summary>
    public int CountOf(int user) => userStarts[user + 1] - userStarts[user];

    /// <summary>Number of ratings of each film.</summary>
    /// <param name="movies">How many films the data set lists.</param>
    public int[] CountByMovie(int movies)
    {
        var counts = new int[movies];
        foreach (var movie in movieIndices) counts[movie]++;
        return counts;
    }
}
