using MovieSimilarity.Benchmarks.Reports;

namespace MovieSimilarity.Benchmarks.Http;

/// <summary>How a service answered so many connections: medians over runs.</summary>
/// <param name="System">The service.</param>
/// <param name="Connections">Number of connections.</param>
/// <param name="Runs">What wrk counted in each run.</param>
internal sealed record HttpFigures(string System, int Connections, IReadOnlyList<WrkAnswer> Runs)
{
    /// <summary>Answers a second.</summary>
    public double Rate => Median.Of(Runs.Select(run => run.Rate));

    /// <summary>The latency that half of the answers did not exceed, in milliseconds.</summary>
    public double P50 => Median.Of(Runs.Select(run => run.MedianMicroseconds)) / 1000;

    /// <summary>The latency that 99 of 100 did not exceed, in milliseconds.</summary>
    public double P99 => Median.Of(Runs.Select(run => run.P99Microseconds)) / 1000;

    /// <summary>Requests that failed, of all runs.</summary>
    public long Failed => Runs.Sum(run => run.Failed);
}
