namespace MovieSimilarity.Benchmarks.Search;

/// <summary>Normally distributed random numbers.</summary>
internal static class NormalNumbers
{
    /// <summary>One of mean 0 and variance 1, after Box and Muller: vectors of these have no preferred direction.</summary>
    public static double Next(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
