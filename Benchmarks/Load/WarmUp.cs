using System.Diagnostics;

namespace MovieSimilarity.Benchmarks.Load;

/// <summary>
/// Asks until the processes have compiled what they use, and optimised it: some callers, each of whom waits for an answer before
/// the next query, so that processes that are slow at first are not buried in queries.
/// </summary>
internal static class WarmUp
{
    private const int Callers = 4;
    private const int QueriesPerCaller = 500;

    /// <summary>Returns when all is answered, rightly or not.</summary>
    /// <param name="query">Sends one query.</param>
    /// <param name="movieIds">The films to ask for, at random.</param>
    /// <param name="verdicts">Receives the outcomes.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static Task RunAsync(MovieQuery query, IReadOnlyList<int> movieIds, Verdicts verdicts, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(new Random(caller)), cancellationToken)));

        async Task CallAsync(Random random)
        {
            for (var i = 0; i < QueriesPerCaller; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                verdicts.Add(await query.AskAsync(movieIds[random.Next(movieIds.Count)]), Stopwatch.GetElapsedTime(start));
            }
        }
    }
}
