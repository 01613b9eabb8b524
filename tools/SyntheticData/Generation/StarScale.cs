namespace MovieSimilarity.SyntheticData.Generation;

/// <summary>Turns opinions into stars so that all together have MovieLens' histogram.</summary>
internal sealed class StarScale
{
    /// <summary>Steps of half a star, from 0.5 to 5.</summary>
    public const int Steps = 10;

    /// <summary>Up to February 18th, 2003 MovieLens took whole stars only; in seconds since 1970.</summary>
    public const long HalfStarsFrom = 1_045_526_400;

    // In percent, from half a star to five; mixed as time has it they give ML-20M's: 4.0 before 3.0 and 5.0, the mean about 3.5.
    private static readonly double[] Whole = [0, 5, 0, 11, 0, 28, 0, 34, 0, 22];
    private static readonly double[] Half = [1.9, 2.4, 2.3, 4.9, 7.1, 17.5, 17.7, 24, 12.4, 9.8];

    private readonly double[] _whole;
    private readonly double[] _half;

    /// <param name="opinions">A sample of them, in any order; it is sorted.</param>
    public StarScale(double[] opinions)
    {
        Array.Sort(opinions);
        (_whole, _half) = (Bounds(Whole, opinions), Bounds(Half, opinions));
    }

    /// <summary>The rating in steps, 0 for half a star to 9 for five.</summary>
    public int Step(double opinion, bool wholeStars)
    {
        var bounds = wholeStars ? _whole : _half;
        var step = 0;
        while (step < bounds.Length && opinion >= bounds[step]) step++;
        return step;
    }

    // The opinion at which each step ends.
    private static double[] Bounds(double[] percent, double[] opinions)
    {
        var bounds = new double[Steps - 1];
        var below = 0.0;
        for (var step = 0; step < bounds.Length; step++)
        {
            below += percent[step] / 100;
            var rank = (int)(below * opinions.Length);
            bounds[step] = rank == 0 ? double.NegativeInfinity : opinions[Math.Min(rank, opinions.Length - 1)];
        }
        return bounds;
    }
}
