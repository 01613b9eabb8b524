using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>The movies; element i of every list belongs to movie i, in the order of ids.</summary>
internal sealed class MovieList
{
    /// <summary>How many clusters of like movies there are.</summary>
    public const int Clusters = 48;

    /// <summary>The first and the last year of release.</summary>
    public const int FirstYear = 1915, LastYear = 2022;

    // Early ids are nearly gapless, later ones ever less; ml-20m's 27,278 end at 131,262.
    private const double WidestGap = 10;

    // How strongly early ids go with being well known: movies that everybody asked for were entered first.
    private const double Disorder = 0.4;

    private MovieList(int count) =>
        (Ids, Years, MovieClusters, Genres, Titles) = (new int[count], new int[count], new int[count], new string[count], []);

    public int[] Ids { get; }

    public int[] Years { get; }

    public int[] MovieClusters { get; }

    public string[] Genres { get; }

    public string[] Titles { get; private set; }

    /// <summary>The rated movies, best known first.</summary>
    public int[] ByFame { get; private init; } = [];

    public static MovieList Draw(DataSetShape shape, RandomStreams streams)
    {
        var random = streams.Of(GenerationPart.Movies);
        var list = new MovieList(shape.Movies) { ByFame = RankByFame(shape, random) };
        var genres = new Genres(Clusters, random);
        var clusters = new AliasTable([.. Enumerable.Range(0, Clusters).Select(cluster => 1.0 / (cluster + 6))]);
        var id = 0;
        for (var movie = 0; movie < shape.Movies; movie++)
        {
            var late = (double)movie / shape.Movies;
            list.Ids[movie] = id += 1 + (int)(WidestGap * late * late * random.Unit() * 2);
            list.Years[movie] = DrawYear(random);
            list.MovieClusters[movie] = clusters.Draw(random);
            list.Genres[movie] = genres.Draw(list.MovieClusters[movie], random);
        }
        list.Titles = Generation.Titles.Draw(list.Years, streams.Of(GenerationPart.Titles));
        return list;
    }

    private static int[] RankByFame(DataSetShape shape, SplitMix64 random)
    {
        var movies = Enumerable.Range(0, shape.Movies).ToArray();
        var obscurity = Array.ConvertAll(movies, movie => (double)movie / shape.Movies + Disorder * random.Bell());
        Array.Sort(obscurity, movies);
        return movies[..shape.RatedMovies];
    }

    // The newer the more: half of all movies are from the last quarter of the time.
    private static int DrawYear(SplitMix64 random)
    {
        var age = random.Unit();
        return LastYear - (int)(age * age * (LastYear - FirstYear));
    }
}
