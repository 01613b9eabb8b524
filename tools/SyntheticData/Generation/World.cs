using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>All that users have in common; immutable once built. Rated movies go by their position among all rated ones, by id.</summary>
internal sealed class World
{
    private const int SampleUsers = 2000;

    private World(DataSetShape shape, ulong seed, CancellationToken cancellationToken)
    {
        Shape = shape;
        Streams = new RandomStreams(seed);
        Movies = MovieList.Draw(shape, Streams);
        var random = Streams.Of(GenerationPart.Activity);
        Activity = Activity.Draw(shape, random);
        FirstViewings = FirstViewings.Draw(Activity.Ratings, shape.RatedMovies, random);
        var counts = Popularity.Counts(shape);
        var weights = Popularity.Weights(counts, Activity.Ratings, cancellationToken);
        // So far by fame, from here on by id.
        Rated = (int[])Movies.ByFame.Clone();
        Array.Sort(Rated, weights);
        random = Streams.Of(GenerationPart.Taste);
        Taste = TasteSpace.Draw(Movies, random);
        Directions = new AliasTable(Taste.Shares);
        Attraction = Attraction.Build(Taste, Rated, weights, cancellationToken);
        Opinions = new Opinions(Taste, Rated, FameOf(Movies.ByFame, Rated), random);
        Clusters = Array.ConvertAll(Rated, movie => Movies.MovieClusters[movie]);
        Vocabulary = new Vocabulary(shape.Tags, Streams.Of(GenerationPart.Vocabulary));
        Stars = new StarScale(SampleOpinions(cancellationToken));
    }

    public DataSetShape Shape { get; }

    public RandomStreams Streams { get; }

    public MovieList Movies { get; }

    public Activity Activity { get; }

    public FirstViewings FirstViewings { get; }

    /// <summary>The rated movies as positions in <see cref="Movies"/>, ascending.</summary>
    public int[] Rated { get; }

    /// <summary>Per rated movie, its cluster.</summary>
    public int[] Clusters { get; }

    public TasteSpace Taste { get; }

    /// <summary>How common the directions of taste are.</summary>
    public AliasTable Directions { get; }

    public Attraction Attraction { get; }

    public Opinions Opinions { get; }

    public Vocabulary Vocabulary { get; }

    public StarScale Stars { get; }

    public static World Build(DataSetShape shape, ulong seed, CancellationToken cancellationToken) => new(shape, seed, cancellationToken);

    private static double[] FameOf(int[] byFame, int[] rated)
    {
        var fame = new double[byFame.Length];
        for (var rank = 0; rank < fame.Length; rank++) fame[rank] = 1 - (double)rank / fame.Length;
        Array.Sort((int[])byFame.Clone(), fame);
        return fame[..rated.Length];
    }

    private double[] SampleOpinions(CancellationToken cancellationToken)
    {
        var opinions = new List<double>();
        var simulation = new UserSimulation(this);
        for (var user = 0; user < Math.Min(SampleUsers, Shape.Users); user++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            simulation.CollectOpinions(user, opinions);
        }
        return [.. opinions];
    }
}
