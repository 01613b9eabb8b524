using MovieSimilarity.Benchmarks.Reports;

namespace MovieSimilarity.Benchmarks.Http;

/// <summary>Queries several running services in turn, one query at a time.</summary>
/// <param name="wrk">The load generator.</param>
/// <param name="options">How much.</param>
/// <param name="output">Receives progress messages.</param>
internal sealed class HttpRun(Wrk wrk, HttpOptions options, TextWriter output)
{
    /// <summary>Finds how many connections suit the original best, then compares the others with that.</summary>
    public async Task<(IReadOnlyList<HttpFigures> Original, HttpFigures Best, IReadOnlyList<HttpFigures> Own)> RunAsync(
        HttpSystem original, IReadOnlyList<HttpSystem> own, CancellationToken cancellationToken)
    {
        foreach (var system in own.Prepend(original))
        {
            await output.WriteLineAsync($"warming up {system.Name}");
            await wrk.RunAsync(system, HttpOptions.WarmUpConnections, HttpOptions.WarmUpSeconds, cancellationToken);
        }
        var tried = new List<HttpFigures>();
        foreach (var connections in HttpOptions.OriginalConnections)
            tried.Add(new HttpFigures(original.Name, connections, [await AskAsync(original, connections, cancellationToken)]));
        var fastest = tried.MaxBy(figures => figures.Rate)!;
        var best = fastest.Connections;

        int[] numbers = [.. HttpOptions.OwnConnections.Append(best).Distinct().Order()];
        (HttpSystem System, int Connections)[] all =
            [(original, best), .. own.SelectMany(_ => numbers, (system, connections) => (system, connections))];
        var runs = all.ToDictionary(pair => pair, _ => new List<WrkAnswer>());
        // What made it the best is a run of it, too.
        runs[all[0]].AddRange(fastest.Runs);
        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            foreach (var pair in all) runs[pair].Add(await AskAsync(pair.System, pair.Connections, cancellationToken));
        }
        HttpFigures[] figures = [.. all.Select(pair => new HttpFigures(pair.System.Name, pair.Connections, runs[pair]))];
        return (tried, figures[0], figures[1..]);
    }

    private async Task<WrkAnswer> AskAsync(HttpSystem system, int connections, CancellationToken cancellationToken)
    {
        var answer = await wrk.RunAsync(system, connections, options.Seconds, cancellationToken);
        await output.WriteLineAsync(
            $"{system.Name}, {connections} connections: {HttpResult.Rate(answer.Rate)} requests/s, "
            + $"p50 {Figures.Milliseconds(answer.MedianMicroseconds / 1000)}, p99 {Figures.Milliseconds(answer.P99Microseconds / 1000)}, "
            + $"{answer.Failed} failed");
        return answer;
    }
}
