using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Search;

namespace MovieSimilarity.Benchmarks.Search;

/// <summary>Times kinds of queries, the plain one among them, and the peers with the same.</summary>
/// <param name="peers">The peers, which have the vectors.</param>
/// <param name="options">How.</param>
/// <param name="output">Receives progress messages.</param>
internal sealed class QueryKindRun(SearchPeers peers, SearchOptions options, TextWriter output)
{
    /// <summary>By then everything is compiled for good.</summary>
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(1);

    private int _asked;

    /// <summary>Does all of it.</summary>
    public async Task<IReadOnlyList<QueryKindFigures>> RunAsync(VectorSet set, CancellationToken cancellationToken)
    {
        var kinds = new QueryKinds(set);
        await peers.LoadKindsAsync(kinds, cancellationToken);
        var measured = kinds.All.Select(kind => new Measured(kind)).ToArray();
        foreach (var one in measured)
        {
            var warm = System.Diagnostics.Stopwatch.StartNew();
            while (warm.Elapsed < WarmUpTime) Time(kinds.Shard, one.Kind);
            one.False = await CompareAsync(kinds.Shard, one.Kind, cancellationToken);
        }
        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            foreach (var one in measured) one.Own.Add(Time(kinds.Shard, one.Kind) / one.Kind.Queries.Length);
            foreach (var one in measured) await TimePeersAsync(one, set.Shard.Count, cancellationToken);
            await output.WriteLineAsync($"  kinds of queries: {string.Join(", ", measured.Select(one => Figures.Duration(one.Own[^1])))}");
        }
        return [.. measured.Select(one => one.Summarize(measured[0]))];
    }

    private TimeSpan Time(Shard shard, QueryKind kind)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var i = 0; i < kind.Queries.Length; i++) shard.FindNearest(kind.Query(_asked++));
        return System.Diagnostics.Stopwatch.GetElapsedTime(start);
    }

    private async Task TimePeersAsync(Measured one, int rows, CancellationToken cancellationToken)
    {
        var queries = Math.Min(one.Kind.Queries.Length, SearchOptions.PeerQueriesOfKind(rows));
        one.Faiss.Add(await peers.TimeKindAsync("faiss", one.Kind, options.Count, queries, cancellationToken) / queries);
        one.Numpy.Add(await peers.TimeKindAsync("numpy", one.Kind, options.Count, queries, cancellationToken) / queries);
    }

    private async Task<int> CompareAsync(Shard shard, QueryKind kind, CancellationToken cancellationToken)
    {
        var queries = Math.Min(kind.Queries.Length, SearchOptions.PeerQueriesOfKind(shard.Count));
        var scores = new List<double>();
        for (var i = 0; i < queries; i++)
        {
            var list = shard.FindNearest(kind.Query(i), cancellationToken);
            // Few films may pass a filter.
            scores.AddRange(list.Select(near => near.Score).Concat(Enumerable.Repeat(double.NegativeInfinity, options.Count - list.Length)));
        }
        return await peers.CompareKindAsync(kind, [.. scores], options.Count, queries, cancellationToken);
    }

    private sealed class Measured(QueryKind kind)
    {
        public QueryKind Kind { get; } = kind;

        public int False { get; set; }

        public List<TimeSpan> Own { get; } = [];

        public List<TimeSpan> Faiss { get; } = [];

        public List<TimeSpan> Numpy { get; } = [];

        public QueryKindFigures Summarize(Measured plain) => new(
            Kind.Name, Median.Of(Own), Median.Of(Own.Zip(plain.Own, (own, its) => own / its)), Median.Of(Faiss), Median.Of(Numpy), False);
    }
}

/// <summary>What a kind of query took; times are medians, for one query.</summary>
/// <param name="Name">What it asks.</param>
/// <param name="Own">Own time on one thread.</param>
/// <param name="OverPlain">Its ratio to the plain query of the same round.</param>
/// <param name="Faiss">FAISS's time.</param>
/// <param name="Numpy">numpy's.</param>
/// <param name="False">Entries whose score is not numpy's, beyond what single precision explains.</param>
internal sealed record QueryKindFigures(string Name, TimeSpan Own, double OverPlain, TimeSpan Faiss, TimeSpan Numpy, int False);
