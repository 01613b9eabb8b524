using MovieSimilarity.Benchmarks.Load;
using MovieSimilarity.Benchmarks.Reports;

namespace MovieSimilarity.Benchmarks.Failover;

/// <summary>What came of a run.</summary>
/// <param name="Load">The queries.</param>
/// <param name="Verdicts">Those that failed or were answered wrongly.</param>
/// <param name="Events">What befell the cluster.</param>
internal sealed record FailoverResult(OpenLoop Load, Verdicts Verdicts, IReadOnlyList<FailoverEvent> Events)
{
    /// <summary>How long after the end of an event its effect on latencies is looked for.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(10);

    /// <summary>Whether every query was answered rightly and every event was recovered from.</summary>
    public bool IsGood => Verdicts.AreGood && Events.All(happened => happened is { Recovery: not null, Error: null });

    /// <summary>Two Markdown tables.</summary>
    public string Format()
    {
        var latencies = new Percentiles(Load.Latencies(TimeSpan.Zero, Load.Elapsed));
        var delays = new Percentiles(Load.Delays);
        var queries = MarkdownTable.Format(
            ["queries", "failed", "wrong", "p50", "p99", "p99.9", "worst"],
            [[
                Figures.Count(Load.Sent), Figures.Count(Verdicts.Failed), Figures.Count(Verdicts.Wrong),
                .. new[] { latencies.At(0.5), latencies.At(0.99), latencies.At(0.999), latencies.Worst }.Select(Figures.Milliseconds),
            ]]);
        var events = MarkdownTable.Format(
            ["event", "at", "recovered after", $"worst latency until {Aftermath.TotalSeconds:F0} s after its end"],
            Events.Select(happened => (string[])
            [
                happened.Error is null ? happened.What : $"{happened.What}: {happened.Error}",
                Figures.Seconds(happened.At),
                happened.Recovery is { } recovery ? Figures.Seconds(recovery) : "not",
                Figures.Milliseconds(new Percentiles(Load.Latencies(happened.At, happened.At + happened.Duration + Aftermath)).Worst),
            ]));
        var failures = Verdicts.Failed > 0 ? $"Failures: {Verdicts.FailuresByReason}.{Environment.NewLine}{Environment.NewLine}" : "";
        return $"{queries}{Environment.NewLine}{failures}{events}{Environment.NewLine}"
            + $"99 % of the queries were sent at most {Figures.Milliseconds(delays.At(0.99))} late, which is part of their latency.";
    }
}
