using System.Text.Json;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Benchmarks.Search;

/// <summary>What the vectors of a model take once they are searched, measured in a process that does nothing else.</summary>
internal static class MemoryProbe
{
    /// <summary>The hidden verb that does it.</summary>
    public const string Verb = "memory-of";

    private const string StatusFile = "/proc/self/status";

    private const int Queries = 64;

    /// <summary>Has a process of its own do it.</summary>
    public static async Task<MemoryFigures> MeasureApartAsync(Sandbox sandbox, string model, CancellationToken cancellationToken)
    {
        var process = sandbox.Start($"memory-{Path.GetRandomFileName()}", "dotnet", [typeof(MemoryProbe).Assembly.Location, Verb, model]);
        var exitCode = await process.WaitAsync(cancellationToken);
        var text = await File.ReadAllTextAsync(process.LogFile, cancellationToken);
        return exitCode == 0
            ? JsonSerializer.Deserialize(text, SearchJsonContext.Default.MemoryFigures)!
            : throw new BenchmarkException($"The memory of a search could not be measured: {text}");
    }

    /// <summary>Does it in this process.</summary>
    /// <returns>The figures as JSON.</returns>
    public static string Measure(string model)
    {
        // The code that reads and searches is loaded by the first time, which so does not count.
        Search(ModelFile.Read(model).Shard);
        var before = Resident();
        var shard = ModelFile.Read(model).Shard;
        Search(shard);
        var after = Resident();
        GC.KeepAlive(shard);
        var figures = new MemoryFigures(after.Anonymous - before.Anonymous, after.File - before.File);
        return JsonSerializer.Serialize(figures, SearchJsonContext.Default.MemoryFigures);
    }

    private static void Search(Shard shard)
    {
        for (var i = 0; i < Queries; i++)
        {
            var row = (int)((long)i * shard.Count / Queries);
            var query = shard.Embeddings.Row(row).ToArray();
            shard.FindNearest(new NearestQuery(query, shard.MovieIds.Span[row], SimilarityModel.DefaultCount, Scoring.Ensemble));
        }
    }

    private static MemoryFigures Resident()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        if (!File.Exists(StatusFile)) return new MemoryFigures(null, null);
        var lines = File.ReadAllLines(StatusFile);
        return new MemoryFigures(Bytes(lines, "RssAnon:"), Bytes(lines, "RssFile:"));
    }

    private static long? Bytes(string[] lines, string name) =>
        Array.Find(lines, line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? 1024 * long.Parse(line.AsSpan(name.Length).Trim().TrimEnd(" kB"), System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
