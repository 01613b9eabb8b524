using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Benchmarks.Http;

/// <summary>MovieSimilarity's service, in one process.</summary>
internal static class OwnService
{
    /// <summary>A form, as the README's command sends it.</summary>
    private const string ContentType = "application/x-www-form-urlencoded";

    /// <summary>Turns the service's result cache off.</summary>
    private static readonly string[] WithoutCache = ["--result-cache", "0"];

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);

    /// <summary>Starts it, and waits until it can answer.</summary>
    /// <exception cref="BenchmarkException">It does not come to that.</exception>
    public static async Task<HttpSystem> StartAsync(
        Sandbox sandbox, string model, IEnumerable<string> titles, bool hasCache, CancellationToken cancellationToken)
    {
        var name = hasCache ? "cache-on" : "cache-off";
        var bodies = Path.Combine(sandbox.Folder, $"{name}-requests.txt");
        await File.WriteAllLinesAsync(bodies, titles.Select(Body), cancellationToken);
        string[] arguments = hasCache ? ["--model", model] : ["--model", model, .. WithoutCache];
        var frontend = new Frontend(sandbox, name, arguments);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartPatience);
        while (!await frontend.IsReadyAsync(cancellationToken))
        {
            if (patience.IsCancellationRequested)
                throw new BenchmarkException($"The service did not start: {await LogAsync(sandbox, name, cancellationToken)}");
            await Task.Delay(PollInterval, cancellationToken);
        }
        return new HttpSystem($"MovieSimilarity, result cache {(hasCache ? "on" : "off")}", frontend.Address, bodies, ContentType);
    }

    /// <summary>A request for a film's list.</summary>
    public static string Body(string title) => $"movie_title={Uri.EscapeDataString(title)}";

    private static Task<string> LogAsync(Sandbox sandbox, string name, CancellationToken cancellationToken) =>
        File.ReadAllTextAsync(Path.Combine(sandbox.Folder, $"{name}.log"), cancellationToken);
}
