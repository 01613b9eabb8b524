using System.Diagnostics;
using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Benchmarks.Search;
using MovieSimilarity.Models;

namespace MovieSimilarity.Benchmarks.Scale;

/// <summary>Searches sets of vectors too large for the peers.</summary>
/// <param name="sandbox">Where it runs.</param>
/// <param name="options">How.</param>
/// <param name="output">Hears how it goes.</param>
internal sealed class ScaleRun(Sandbox sandbox, SearchOptions options, TextWriter output)
{
    /// <summary>Lists that are held against all rows.</summary>
    private const int Checked = 4;

    /// <summary>Does all of it for a model.</summary>
    /// <exception cref="BenchmarkException">A list is not the exact one.</exception>
    public async Task<ScaleFigures> RunAsync(string model, CancellationToken cancellationToken)
    {
        var memory = await MemoryProbe.MeasureApartAsync(sandbox, model, cancellationToken);
        var start = Stopwatch.GetTimestamp();
        ModelFile.Read(model);
        var load = Stopwatch.GetElapsedTime(start);
        var set = VectorSet.Read(model, options.QueriesFor, options.Count);
        await output.WriteLineAsync($"{set.Description}: read in {Figures.Duration(load)}, {Figures.Count(set.Queries.Length)} queries a round");
        // The films' titles are not searched, and a process with little memory to itself needs it for the codes.
        GC.Collect();
        var own = new OwnSearch(set);
        own.WarmUp(SearchOptions.BatchSize, options.Threads);
        var singles = new List<double>();
        var batches = new List<TimeSpan>();
        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            singles.AddRange(own.TimeEach());
            batches.Add(own.TimeSeparateBatches(SearchOptions.BatchSize, options.Threads) / set.Queries.Length);
        }
        foreach (var query in set.Queries.Take(Checked)) NaiveCheck.Require(set.Shard, query, set.Shard.FindNearest(query, cancellationToken));
        var times = new Percentiles(singles.ToArray());
        return new ScaleFigures(
            set.Description, set.Shard.Count, load, TimeSpan.FromMilliseconds(times.At(0.5)), TimeSpan.FromMilliseconds(times.At(0.99)),
            Median.Of(batches), memory);
    }
}
