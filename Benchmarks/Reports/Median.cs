namespace MovieSimilarity.Benchmarks.Reports;

/// <summary>The middle of measured values: a single slow run does not move it.</summary>
internal static class Median
{
    /// <param name="values">One or more, in any order; of an even number, the mean of the middle two is taken.</param>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <param name="times">One or more, in any order.</param>
    public static TimeSpan Of(IEnumerable<TimeSpan> times) => TimeSpan.FromSeconds(Of(times.Select(time => time.TotalSeconds)));
}
