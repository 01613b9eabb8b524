using MovieSimilarity.SyntheticData.Randomness;

namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>How well a user likes a movie, on a scale without bounds: the movie's quality, the user's leniency, taste and whim.</summary>
internal sealed class Opinions
{
    private const double QualitySpread = 0.45, LeniencySpread = 0.4, TasteWeight = 0.4, Whim = 0.75;

    // Well-known movies are somewhat better liked.
    private const double Fame = 0.35;

    private readonly TasteSpace _taste;
    private readonly int[] _movies;
    private readonly double[] _qualities;

    /// <param name="taste">The latent space.</param>
    /// <param name="movies">The rated movies.</param>
    /// <param name="fame">How well known each of them is, 0 to 1.</param>
    /// <param name="random">The source of the draws.</param>
    public Opinions(TasteSpace taste, int[] movies, double[] fame, SplitMix64 random)
    {
        (_taste, _movies) = (taste, movies);
        _qualities = Array.ConvertAll(fame, known => QualitySpread * random.Bell() + Fame * known);
    }

    /// <summary>Draws how much better than others the user finds everything.</summary>
    public static double Leniency(SplitMix64 random) => LeniencySpread * random.Bell();

    /// <summary>The opinion of the movie at a position among the rated ones.</summary>
    public double Of(int position, UserTaste taste, double leniency, SplitMix64 random) =>
        _qualities[position] + leniency + TasteWeight * _taste.Affinity(_movies[position], taste.Vector) + Whim * random.Bell();
}
