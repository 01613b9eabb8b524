using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>One user for each rated movie who sees it for certain, so that none is without a rating.</summary>
internal sealed class FirstViewings
{
    private readonly int[] _starts;
    private readonly int[] _movies;

    private FirstViewings(int[] starts, int[] movies) => (_starts, _movies) = (starts, movies);

    /// <param name="activity">Ratings of each user: who rates more is chosen more often, and at most so often.</param>
    /// <param name="movies">Number of rated movies.</param>
    /// <param name="random">The source of the draws.</param>
    public static FirstViewings Draw(int[] activity, int movies, SplitMix64 random)
    {
        var table = new AliasTable(Array.ConvertAll(activity, count => (double)count));
        var viewers = new int[movies];
        var counts = new int[activity.Length];
        for (var movie = 0; movie < movies; movie++)
        {
            var viewer = table.Draw(random);
            while (counts[viewer] >= activity[viewer]) viewer = (viewer + 1) % counts.Length;
            counts[viewer]++;
            viewers[movie] = viewer;
        }
        return new FirstViewings(Starts(counts), ByViewer(viewers));
    }

    /// <summary>The movies of a user, as positions among the rated ones.</summary>
    public ReadOnlySpan<int> Of(int user) => _movies.AsSpan(_starts[user], _starts[user + 1] - _starts[user]);

    private static int[] Starts(int[] counts)
    {
        var starts = new int[counts.Length + 1];
        for (var user = 0; user < counts.Length; user++) starts[user + 1] = starts[user] + counts[user];
        return starts;
    }

    private static int[] ByViewer(int[] viewers)
    {
        var movies = Enumerable.Range(0, viewers.Length).ToArray();
        Array.Sort([.. movies.Select(movie => ((long)viewers[movie] << 32) | (uint)movie)], movies);
        return movies;
    }
}
