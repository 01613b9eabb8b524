using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>Decides which movies a user rates. One thread at a time.</summary>
internal sealed class Viewing(Attraction attraction, FirstViewings firstViewings, int ratedMovies)
{
    // A taste may lead to fewer movies than the user rates, or to the last ones very rarely.
    private const int MostMeetings = 40;

    private readonly int[] _seenBy = new int[ratedMovies];
    private int _user;

    /// <summary>Fills a list with different movies in ascending order, as positions among the rated ones.</summary>
    public void Choose(int user, UserTaste taste, Span<int> movies, SplitMix64 random)
    {
        // Marks of other users mean "not seen", and so does the 0 at the beginning.
        _user = user + 1;
        var count = 0;
        foreach (var movie in firstViewings.Of(user)) Add(movie, movies, ref count);
        var meetings = (long)MostMeetings * movies.Length;
        while (count < movies.Length && meetings-- > 0) Add(taste.Meet(attraction, random), movies, ref count);
        if (count < movies.Length) Complete(movies, count, random);
        movies.Sort();
    }

    private void Add(int movie, Span<int> movies, ref int count)
    {
        if (_seenBy[movie] == _user) return;
        _seenBy[movie] = _user;
        movies[count++] = movie;
    }

    // Any of the movies not seen yet, all equally likely.
    private void Complete(Span<int> movies, int count, SplitMix64 random)
    {
        var unseen = Enumerable.Range(0, _seenBy.Length).Where(movie => _seenBy[movie] != _user).ToArray();
        random.Shuffle<int>(unseen);
        for (var next = 0; count < movies.Length; next++) Add(unseen[next], movies, ref count);
    }
}
