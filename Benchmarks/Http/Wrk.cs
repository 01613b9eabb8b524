using System.Globalization;
using System.Text.Json;
using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Benchmarks.Http;

/// <summary>wrk with that many connections; each sends the next query as soon as it has its response.</summary>
/// <param name="sandbox">Where it runs.</param>
internal sealed class Wrk(Sandbox sandbox)
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Http", "load.lua");

    private int _calls;

    /// <summary>Sends queries for a given time.</summary>
    /// <exception cref="BenchmarkException">There is no wrk, or it failed.</exception>
    public async Task<WrkAnswer> RunAsync(HttpSystem system, int connections, int seconds, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            // One thread sends far more than any of these services answers, and leaves the processors to them.
            "--threads", "1", "--connections", Number(connections), "--duration", Number(seconds) + "s", "--timeout", "60s",
            "--script", Script, system.Address.AbsoluteUri, "--", system.Bodies, system.ContentType,
        ];
        var process = sandbox.Start($"wrk-{++_calls}", "wrk", arguments);
        var exitCode = await process.WaitAsync(cancellationToken);
        var lines = process.Lines;
        return exitCode == 0 && Array.FindLast(lines, line => line.StartsWith('{')) is { } answer
            ? JsonSerializer.Deserialize(answer, HttpJsonContext.Default.WrkAnswer)!
            : throw new BenchmarkException($"wrk failed: {lines.LastOrDefault(line => line.Length > 0) ?? "it said nothing"}");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
