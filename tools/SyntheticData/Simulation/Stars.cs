namespace MovieSimilarity.SyntheticData.Simulation;

/// <summary>MovieLens' scale: 0.5 to 5 stars in steps of one half.</summary>
internal static class Stars
{
    public const double Least = 0.5;
    public const double Most = 5.0;

    /// <summary>The nearest rating on the scale.</summary>
    public static double Nearest(double opinion) => Math.Clamp(Math.Floor(opinion * 2 + 0.5) / 2, Least, Most);
}
