using MovieSimilarity.SyntheticData.Randomness;

using MovieSimilarity.Training.Files;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>Simulates users one by one; what comes out depends on the user alone, not on those before. One thread at a time.</summary>
internal sealed class UserSimulation(World world)
{
    private static readonly byte[][] Stars = [.. Enumerable.Range(1, StarScale.Steps).Select(halves => StarText(halves))];

    private readonly Viewing _viewing = new(world.Attraction, world.FirstViewings, world.Rated.Length);
    private readonly UserTagging _tagging = new(world.Vocabulary, world.Clusters);
    private int[] _movies = [];

    /// <summary>Appends a user's ratings and tags.</summary>
    /// <param name="user">From 0; the id is one more.</param>
    /// <param name="ratings">Rows of <c>ratings.csv</c>.</param>
    /// <param name="tags">Rows of <c>tags.csv</c>.</param>
    public void Write(int user, CsvRowWriter ratings, CsvRowWriter tags)
    {
        var random = world.Streams.OfUser(user);
        var taste = new UserTaste(world.Taste, world.Directions, random);
        var leniency = Opinions.Leniency(random);
        var movies = Choose(user, taste, random);
        var clock = new RatingClock(movies.Length, random);
        foreach (var movie in movies)
        {
            var step = world.Stars.Step(world.Opinions.Of(movie, taste, leniency, random), clock.WholeStars);
            ratings.Number(user + 1).Number(Id(movie)).Raw(Stars[step]).Number(Time(clock, movie, random)).EndRow();
        }
        foreach (var (movie, tag) in _tagging.Apply(world.Activity.Tags[user], movies, random))
        {
            tags.Number(user + 1).Number(Id(movie)).Raw(world.Vocabulary.Text(tag)).Number(Time(clock, movie, random)).EndRow();
        }
    }

    /// <summary>Appends a user's opinions of the movies seen.</summary>
    public void CollectOpinions(int user, List<double> opinions)
    {
        var random = world.Streams.OfUser(user);
        var taste = new UserTaste(world.Taste, world.Directions, random);
        var leniency = Opinions.Leniency(random);
        foreach (var movie in Choose(user, taste, random)) opinions.Add(world.Opinions.Of(movie, taste, leniency, random));
    }

    private static byte[] StarText(int halves) => [(byte)('0' + halves / 2), (byte)'.', (byte)(halves % 2 == 0 ? '0' : '5')];

    private Span<int> Choose(int user, UserTaste taste, SplitMix64 random)
    {
        var count = world.Activity.Ratings[user];
        if (_movies.Length < count) _movies = new int[count];
        var movies = _movies.AsSpan(0, count);
        _viewing.Choose(user, taste, movies, random);
        return movies;
    }

    private int Id(int movie) => world.Movies.Ids[world.Rated[movie]];

    private long Time(RatingClock clock, int movie, SplitMix64 random) => clock.Draw(world.Movies.Years[world.Rated[movie]], random);
}
