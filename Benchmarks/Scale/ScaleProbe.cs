using System.Diagnostics;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Benchmarks.Search;
using MovieSimilarity.Models;
using MovieSimilarity.Search;

namespace MovieSimilarity.Benchmarks.Scale;

/// <summary>Measures the searches of one model in a process that does nothing else.</summary>
internal static class ScaleProbe
{
    /// <summary>The hidden verb that does it.</summary>
    public const string Verb = "scale-of";

    /// <summary>Lists that are compared with the definition, which looks at every row.</summary>
    private const int ComparedLists = 8;

    /// <summary>Queries of the warm-up: with many films, a whole round would take minutes.</summary>
    private const int WarmUpQueries = 2 * SearchOptions.BatchSize;

    /// <summary>Does it.</summary>
    /// <param name="path">The model file.</param>
    /// <param name="options">How.</param>
    public static ScaleFigures Measure(string path, SearchOptions options)
    {
        var before = ProcessMemory.Read();
        var watch = Stopwatch.StartNew();
        var model = ModelFile.Read(path);
        var load = watch.Elapsed;
        // What was only needed to read the file is given back: where there is little memory, the codes need it.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var set = VectorSet.Of(path, model, options.QueriesFor, options.Count);
        new OwnSearch(set with { Queries = set.Queries[..Math.Min(WarmUpQueries, set.Queries.Length)] })
            .WarmUp(SearchOptions.BatchSize, options.Threads);
        var own = new OwnSearch(set);
        own.TimeSingle();
        var after = ProcessMemory.Read();
        var (memory, mapped) = (after.Anonymous - before.Anonymous, after.File - before.File);
        var (median, percentile99) = TimeSingles(own, options);
        var batch = TimeBatches(own, set.Queries.Length, options);
        var (last, entries, wrong) = Compare(set);
        return new ScaleFigures(
            set.Description, set.Shard.Count, new FileInfo(path).Length, load, memory, mapped, last,
            median, percentile99, batch, entries, wrong);
    }

    private static (double Median, double Percentile99) TimeSingles(OwnSearch own, SearchOptions options)
    {
        Percentiles[] rounds = [.. Enumerable.Range(0, options.Repeats).Select(_ => own.TimeEach())];
        return (Median.Of(rounds.Select(round => round.At(0.5))), Median.Of(rounds.Select(round => round.At(0.99))));
    }

    private static double TimeBatches(OwnSearch own, int queries, SearchOptions options)
    {
        var (shared, separate) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            shared.Add(own.TimeSharedBatches(SearchOptions.BatchSize, options.Threads));
            separate.Add(own.TimeSeparateBatches(SearchOptions.BatchSize, options.Threads));
        }
        return Math.Min(Median.Of(shared).TotalMilliseconds, Median.Of(separate).TotalMilliseconds) / queries;
    }

    private static (double LastScore, int Entries, int Wrong) Compare(VectorSet set)
    {
        var lists = set.Shard.FindNearest(set.Queries);
        NearestQuery[] compared = [.. set.Queries.Take(ComparedLists)];
        var right = DefinedLists.Find(set.Shard, compared);
        var wrong = right.Zip(lists).Sum(pair => pair.First.Zip(pair.Second).Count(entries => entries.First != entries.Second));
        return (Median.Of(lists.Select(list => list[^1].Score)), right.Sum(list => list.Length), wrong);
    }
}
