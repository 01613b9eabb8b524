namespace MovieSimilarity.Benchmarks.Http;

/// <summary>What wrk counted.</summary>
/// <param name="Requests">Answers.</param>
/// <param name="Microseconds">The duration of the run.</param>
/// <param name="MedianMicroseconds">The latency that half of the answers did not exceed.</param>
/// <param name="P99Microseconds">The latency that 99 of 100 did not exceed.</param>
/// <param name="Failed">Answers of status 400 and above, lost connections and timeouts.</param>
internal sealed record WrkAnswer(long Requests, long Microseconds, double MedianMicroseconds, double P99Microseconds, long Failed)
{
    /// <summary>Answers a second.</summary>
    public double Rate => Requests / (Microseconds / 1e6);
}
