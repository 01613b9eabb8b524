using System.Globalization;
using System.Text.Json;
using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Benchmarks.Http;

/// <summary>The original Flask app under gunicorn: a copy of a checkout, unchanged, with the embeddings of a model as its data.</summary>
internal static class OriginalApp
{
    private const int Workers = 2;

    private const string DataFolder = "data";

    /// <summary>Seconds after which gunicorn gives a worker up; reading the embeddings takes most of a minute on a busy machine.</summary>
    private const int WorkerTimeout = 300;

    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private static readonly string[] Embeddings = ["ratings_embeddings.csv", "text_embeddings.csv"];

    /// <summary>Starts it, and waits until it answers.</summary>
    /// <exception cref="BenchmarkException">It is not there, or does not start.</exception>
    public static async Task<HttpSystem> StartAsync(
        Sandbox sandbox, string checkout, string model, IEnumerable<string> titles, string python, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(checkout, "app.py")))
            throw new BenchmarkException($"There is no app.py in '{checkout}'; clone the original app there.");
        var folder = Path.Combine(sandbox.Folder, "original");
        CopyPrograms(checkout, folder);
        await ExportAsync(sandbox, model, Path.Combine(folder, DataFolder), cancellationToken);
        var bodies = Path.Combine(sandbox.Folder, "original-requests.txt");
        await File.WriteAllLinesAsync(bodies, titles.Select(Body), cancellationToken);
        var address = new Uri($"http://127.0.0.1:{FreePorts.Next()}/");
        string[] arguments =
        [
            "-m", "gunicorn", "--workers", Number(Workers), "--timeout", Number(WorkerTimeout), "--bind", address.Authority,
            "--chdir", folder, "app:app",
        ];
        var process = sandbox.Start("original", python, arguments);
        await WaitAsync(address, process, cancellationToken);
        return new HttpSystem($"the original under gunicorn, {Workers} workers", address, bodies, OriginalRequest.ContentType);
    }

    /// <summary>A request for a film's list.</summary>
    public static string Body(string title) =>
        JsonSerializer.Serialize(new OriginalRequest(title, OriginalRequest.MatrixFactorization), HttpJsonContext.Default.OriginalRequest);

    private static void CopyPrograms(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*.py")) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from).Select(Path.GetFileName).OfType<string>())
        {
            if (folder != DataFolder && folder[0] != '.') CopyPrograms(Path.Combine(from, folder), Path.Combine(to, folder));
        }
    }

    /// <summary>The app also loads the embeddings of a neural network, of which it is never asked here: the same serve for these.</summary>
    private static async Task ExportAsync(Sandbox sandbox, string model, string data, CancellationToken cancellationToken)
    {
        var export = sandbox.StartRoom("export", "Trainer", ["export", model, "--output", data]);
        if (await export.WaitAsync(cancellationToken) != 0)
        {
            var log = export.Output;
            throw new BenchmarkException($"The model could not be exported: {log}");
        }
        foreach (var name in Embeddings) File.Copy(Path.Combine(data, $"svd_{name}"), Path.Combine(data, $"nn_{name}"));
    }

    private static async Task WaitAsync(Uri address, ChildProcess process, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartPatience);
        var end = process.WaitAsync(CancellationToken.None);
        using var client = new HttpClient { Timeout = StartPatience };
        while (!end.IsCompleted && !patience.IsCancellationRequested)
        {
            try
            {
                // Any answer will do: a request without parameters is refused.
                using var answer = await client.GetAsync(address, patience.Token);
                return;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(PollInterval, cancellationToken);
            }
        }
        var log = process.Lines;
        throw new BenchmarkException(
            $"The original app does not start; are gunicorn, flask_restful, pandas and sklearn installed? {log.LastOrDefault()}");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
