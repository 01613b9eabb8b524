using System.Diagnostics;
using MovieSimilarity.Benchmarks.Reports;
using MovieSimilarity.Search;

namespace MovieSimilarity.Benchmarks.Search;

/// <summary>MovieSimilarity's side of the comparison.</summary>
/// <param name="set">What to search.</param>
internal sealed class OwnSearch(VectorSet set)
{
    /// <summary>By then the runtime has seen often enough what is hot, and compiled it once more in the background.</summary>
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(3);

    private readonly Shard _shard = set.Shard;
    private readonly NearestQuery[] _queries = set.Queries;

    /// <summary>Searches until everything is compiled for good.</summary>
    public void WarmUp(int batchSize, int threads)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < WarmUpTime) TimeSingle();
        watch.Restart();
        while (watch.Elapsed < WarmUpTime)
        {
            TimeSharedBatches(batchSize, threads);
            TimeSeparateBatches(batchSize, threads);
        }
    }

    /// <summary>One query after the other on this thread.</summary>
    public TimeSpan TimeSingle()
    {
        var start = Stopwatch.GetTimestamp();
        foreach (ref readonly var query in _queries.AsSpan()) _shard.FindNearest(query);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>The same, each query timed by itself.</summary>
    public Percentiles TimeEach()
    {
        var latencies = new double[_queries.Length];
        for (var i = 0; i < latencies.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _shard.FindNearest(_queries[i]);
            latencies[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        return new Percentiles(latencies);
    }

    /// <summary>What a query allocates, in bytes.</summary>
    public double MeasureAllocation()
    {
        // A thread that has not searched yet makes buffers.
        _shard.FindNearest(_queries[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        TimeSingle();
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / _queries.Length;
    }

    /// <summary>One batch after the other; the threads share each, and wait for one another before the next.</summary>
    public TimeSpan TimeSharedBatches(int batchSize, int threads)
    {
        var share = (batchSize + threads - 1) / threads;
        using var together = new Barrier(threads);
        return Time(threads, thread =>
        {
            for (var first = 0; first < _queries.Length; first += batchSize)
            {
                var batch = _queries.AsSpan(first, Math.Min(batchSize, _queries.Length - first));
                var (begin, end) = (Math.Min(thread * share, batch.Length), Math.Min((thread + 1) * share, batch.Length));
                if (end > begin) _shard.FindNearest(batch[begin..end]);
                together.SignalAndWait();
            }
        });
    }

    /// <summary>Each thread takes the next whole batch, as many at a time as there are threads.</summary>
    public TimeSpan TimeSeparateBatches(int batchSize, int threads)
    {
        var next = -batchSize;
        return Time(threads, _ =>
        {
            for (int first; (first = Interlocked.Add(ref next, batchSize)) < _queries.Length;)
                _shard.FindNearest(_queries.AsSpan(first, Math.Min(batchSize, _queries.Length - first)));
        });
    }

    /// <summary>All lists, found in batches.</summary>
    /// <exception cref="BenchmarkException">A query by itself gives another.</exception>
    public Neighbour[][] FindAll(int batchSize)
    {
        Neighbour[][] lists = [.. _queries.Chunk(batchSize).SelectMany(batch => _shard.FindNearest(batch.AsSpan()))];
        for (var i = 0; i < lists.Length; i++)
        {
            if (!_shard.FindNearest(_queries[i]).SequenceEqual(lists[i]))
                throw new BenchmarkException($"Film {_queries[i].Query.Seeds[0].MovieId} has another list in a batch than by itself.");
        }
        return lists;
    }

    private static TimeSpan Time(int threads, Action<int> work)
    {
        using var ready = new Barrier(threads + 1);
        var workers = new Thread[threads];
        for (var i = 0; i < threads; i++)
        {
            var number = i;
            workers[i] = new Thread(() =>
            {
                ready.SignalAndWait();
                work(number);
            });
            workers[i].Start();
        }
        ready.SignalAndWait();
        var start = Stopwatch.GetTimestamp();
        foreach (var worker in workers) worker.Join();
        return Stopwatch.GetElapsedTime(start);
    }
}
