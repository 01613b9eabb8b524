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

    private const int Queries = 64;

    /// <summary>Has a process of its own do it.</summary>
    public static Task<MemoryFigures> MeasureApartAsync(Sandbox sandbox, string model, CancellationToken cancellationToken) =>
        OwnVerb.RunAsync(sandbox, Verb, [model], SearchJsonContext.Default.MemoryFigures, cancellationToken);

    /// <summary>Does it in this process.</summary>
    /// <returns>The figures as JSON.</returns>
    public static string Measure(string model)
    {
        // The code that reads and searches is loaded by the first time, which so does not count.
        Search(ModelFile.Read(model).Shard);
        var before = ProcessMemory.Read();
        var shard = ModelFile.Read(model).Shard;
        Search(shard);
        var after = ProcessMemory.Read();
        GC.KeepAlive(shard);
        var figures = new MemoryFigures(after.Anonymous - before.Anonymous, after.File - before.File);
        return JsonSerializer.Serialize(figures, SearchJsonContext.Default.MemoryFigures);
    }

    private static void Search(Shard shard)
    {
        for (var i = 0; i < Queries; i++)
        {
            var row = (int)((long)i * shard.Count / Queries);
            shard.FindNearest(shard.Embed(new SimilarityQuery(shard.MovieIds.Span[row], SimilarityModel.DefaultCount)));
        }
    }
}
