using System.Diagnostics;
using System.Runtime.InteropServices;
using MovieSimilarity.Benchmarks.Load;
using MovieSimilarity.Benchmarks.Reports;

namespace MovieSimilarity.Benchmarks.Latency;

/// <summary>
/// Asks several systems the same in turn, one query at a time, so that whatever else goes on on the machine hits all alike.
/// </summary>
/// <param name="systems">The systems; the others are compared with the first.</param>
/// <param name="movieIds">The films to ask for, at random.</param>
/// <param name="verdicts">Receives the outcomes.</param>
internal sealed class LatencyRun(IReadOnlyList<ServingSystem> systems, IReadOnlyList<int> movieIds, Verdicts verdicts)
{
    /// <summary>So that two runs ask the same.</summary>
    private const int Seed = 1;

    private readonly Random _random = new(Seed);
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Sends that many queries to each system.</summary>
    public async Task AskAsync(int requests, bool isTimed, CancellationToken cancellationToken)
    {
        for (var i = 0; i < requests; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var movieId = movieIds[_random.Next(movieIds.Count)];
            // None is always the one that comes after the slowest.
            for (var turn = 0; turn < systems.Count; turn++)
            {
                var system = systems[(i + turn) % systems.Count];
                var sent = Stopwatch.GetTimestamp();
                var outcome = await system.Query.AskAsync(movieId);
                verdicts.Add(outcome, Stopwatch.GetElapsedTime(_start));
                if (isTimed) system.Latencies.Add(Stopwatch.GetElapsedTime(sent, outcome.Answered).TotalMilliseconds);
            }
        }
    }

    /// <summary>A Markdown table.</summary>
    public string Format()
    {
        var all = systems.Select(system => (system.Name, Figures: new Percentiles(CollectionsMarshal.AsSpan(system.Latencies)))).ToArray();
        var reference = all[0].Figures;
        return MarkdownTable.Format(
            ["system", "p50", "p99", "mean", "p50 more", "p99 more", "mean more"],
            all.Select((system, i) => (string[])
            [
                system.Name,
                Figures.Milliseconds(system.Figures.At(0.5)),
                Figures.Milliseconds(system.Figures.At(0.99)),
                Figures.Milliseconds(system.Figures.Mean),
                .. i == 0
                    ? ["", "", ""]
                    : new[]
                    {
                        system.Figures.At(0.5) - reference.At(0.5),
                        system.Figures.At(0.99) - reference.At(0.99),
                        system.Figures.Mean - reference.Mean,
                    }.Select(Figures.Milliseconds),
            ]));
    }
}
