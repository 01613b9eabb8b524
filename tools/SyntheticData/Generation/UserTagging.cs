using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>Decides which tags a user gives which movies. One thread at a time.</summary>
internal sealed class UserTagging(Vocabulary vocabulary, int[] clusters)
{
    private const int MostDraws = 40;

    private readonly HashSet<(int Movie, int Tag)> _given = [];

    /// <summary>Different pairs of a movie and a tag, ordered by movie, then tag.</summary>
    /// <param name="count">How many.</param>
    /// <param name="movies">The movies that the user rated.</param>
    /// <param name="random">The source of the draws.</param>
    public (int Movie, int Tag)[] Apply(int count, ReadOnlySpan<int> movies, SplitMix64 random)
    {
        if (count == 0) return [];
        _given.Clear();
        for (var draws = (long)MostDraws * count; _given.Count < count && draws > 0; draws--)
        {
            var movie = movies[random.Below(movies.Length)];
            _given.Add((movie, vocabulary.Draw(movie, clusters[movie], random)));
        }
        for (var next = 0L; _given.Count < count; next++)
            _given.Add((movies[(int)(next % movies.Length)], (int)(next / movies.Length % vocabulary.Count)));
        return [.. _given.Order()];
    }
}
