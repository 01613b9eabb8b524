using MovieSimilarity.Benchmarks.Processes;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Search;

namespace MovieSimilarity.Benchmarks.Search;

/// <summary>Searches the same vectors with the same seeds in turn with the peers, never two at a time.</summary>
/// <param name="sandbox">Where all of it runs.</param>
/// <param name="peers">The peers.</param>
/// <param name="options">How.</param>
/// <param name="output">Receives progress messages.</param>
internal sealed class SearchRun(Sandbox sandbox, SearchPeers peers, SearchOptions options, TextWriter output)
{
    private readonly IReadOnlyList<BatchThreads> _ways = BatchThreads.UpTo(options.Threads);

    /// <summary>Does all of it for a model.</summary>
    public async Task<SearchFigures> RunAsync(string model, CancellationToken cancellationToken)
    {
        var memory = await MemoryProbe.MeasureApartAsync(sandbox, model, cancellationToken);
        var set = VectorSet.Read(model, options.QueriesFor, options.Count);
        await output.WriteLineAsync($"{set.Description}: {Figures.Count(set.Queries.Length)} queries a round");
        await peers.LoadAsync(set, cancellationToken);
        var faissMemory = await peers.MeasureFaissMemoryAsync(set, cancellationToken);
        var own = new OwnSearch(set);
        own.WarmUp(SearchOptions.BatchSize, options.Threads);
        await WarmUpPeersAsync(cancellationToken);
        var single = await TimeSinglesAsync(set, own, cancellationToken);
        var batch = await TimeBatchesAsync(set, own, cancellationToken);
        await output.WriteLineAsync("comparing lists");
        var exact = own.FindAll(SearchOptions.BatchSize);
        var lists = await peers.CompareAsync(set, exact, options.Count, cancellationToken);
        var kinds = await new QueryKindRun(peers, options, output).RunAsync(set, cancellationToken);
        var hnsw = await TimeHnswAsync(set, own, exact, cancellationToken);
        return new SearchFigures(
            set.Description, set.Shard.Count, set.Queries.Length, single.Own, single.Faiss, single.Numpy, batch.Own, batch.IsShared,
            batch.Faiss, batch.Threads, own.MeasureAllocation(), memory, faissMemory, lists, kinds, hnsw);
    }

    private async Task<HnswFigures?> TimeHnswAsync(
        VectorSet set, OwnSearch own, Neighbour[][] exact, CancellationToken cancellationToken)
    {
        if (set.Shard.Count > options.HnswFilms) return null;
        await output.WriteLineAsync("building FAISS's HNSW index");
        var index = await peers.BuildHnswAsync(set, exact, options.Threads, cancellationToken);
        var (owns, theirs, queries) = (new List<TimeSpan>(), new List<TimeSpan>(), set.Queries.Length);
        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            owns.Add(own.TimeSingle() / queries);
            theirs.Add(await peers.TimeHnswAsync(index.EfSearch, options.Count, queries, cancellationToken) / queries);
            await output.WriteLineAsync($"  a query: {Figures.Duration(owns[^1])}, HNSW {Figures.Duration(theirs[^1])}");
        }
        return new HnswFigures(index, Median.Of(owns), Median.Of(theirs));
    }

    private async Task WarmUpPeersAsync(CancellationToken cancellationToken)
    {
        await peers.TimeSingleAsync("faiss", options.Count, SearchOptions.BatchSize, cancellationToken);
        await peers.TimeSingleAsync("numpy", options.Count, SearchOptions.BatchSize, cancellationToken);
        foreach (var way in _ways) await peers.TimeBatchesAsync(options.Count, SearchOptions.BatchSize, way, cancellationToken);
    }

    private async Task<(TimeSpan Own, TimeSpan Faiss, TimeSpan Numpy)> TimeSinglesAsync(
        VectorSet set, OwnSearch own, CancellationToken cancellationToken)
    {
        var (owns, faiss, numpy, queries) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>(), set.Queries.Length);
        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            owns.Add(own.TimeSingle() / queries);
            faiss.Add(await peers.TimeSingleAsync("faiss", options.Count, queries, cancellationToken) / queries);
            numpy.Add(await peers.TimeSingleAsync("numpy", options.Count, queries, cancellationToken) / queries);
            await output.WriteLineAsync(
                $"  a query: {Figures.Duration(owns[^1])}, FAISS {Figures.Duration(faiss[^1])}, numpy {Figures.Duration(numpy[^1])}");
        }
        return (Median.Of(owns), Median.Of(faiss), Median.Of(numpy));
    }

    private async Task<(TimeSpan Own, bool IsShared, TimeSpan Faiss, BatchThreads Threads)> TimeBatchesAsync(
        VectorSet set, OwnSearch own, CancellationToken cancellationToken)
    {
        var (shared, separate, queries) = (new List<TimeSpan>(), new List<TimeSpan>(), set.Queries.Length);
        var faiss = _ways.ToDictionary(way => way, _ => new List<TimeSpan>());
        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            shared.Add(own.TimeSharedBatches(SearchOptions.BatchSize, options.Threads) / queries);
            separate.Add(own.TimeSeparateBatches(SearchOptions.BatchSize, options.Threads) / queries);
            foreach (var way in _ways)
                faiss[way].Add(await peers.TimeBatchesAsync(options.Count, queries, way, cancellationToken) / queries);
            var theirs = _ways.Select(way => $"{Figures.Duration(faiss[way][^1])} ({way.OpenMp} OpenMP, {way.Blas} BLAS)");
            await output.WriteLineAsync(
                $"  a query of batches: {Figures.Duration(shared[^1])} shared, {Figures.Duration(separate[^1])} separate, "
                + $"FAISS {string.Join(", ", theirs)}");
        }
        var best = _ways.MinBy(way => Median.Of(faiss[way]))!;
        var isShared = Median.Of(shared) <= Median.Of(separate);
        return (Median.Of(isShared ? shared : separate), isShared, Median.Of(faiss[best]), best);
    }
}
