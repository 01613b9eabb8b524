using System.Diagnostics;

namespace MovieSimilarity.Benchmarks.Load;

/// <summary>
/// Sends queries at a fixed rate, however slowly they are answered, and times each from the moment at which it was to be sent:
/// a pause of the service counts for every query that falls into it.
/// </summary>
/// <param name="query">Sends one query.</param>
/// <param name="movieIds">The films to ask for, at random.</param>
/// <param name="rate">Queries a second.</param>
/// <param name="capacity">The most queries that will be sent.</param>
/// <param name="verdicts">Receives the outcomes.</param>
internal sealed class OpenLoop(MovieQuery query, IReadOnlyList<int> movieIds, int rate, int capacity, Verdicts verdicts)
{
    /// <summary>So that two runs ask the same.</summary>
    private const int Seed = 1;

    private readonly double[] _latencies = new double[capacity];
    private readonly double[] _delays = new double[capacity];
    private readonly List<Task> _pending = new(capacity);
    private readonly long _start = Stopwatch.GetTimestamp();
    private volatile int _sent;

    /// <summary>Queries sent.</summary>
    public int Sent => _sent;

    /// <summary>Time since the first query was to be sent.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Sends until stopped, and returns when everything is answered.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await Task.Factory.StartNew(() => Dispatch(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(_pending);
    }

    /// <summary>Latencies in milliseconds of the queries that were to be sent in a span of time, once they are answered.</summary>
    public Span<double> Latencies(TimeSpan from, TimeSpan to) => _latencies.AsSpan(IndexAt(from)..Math.Max(IndexAt(from), IndexAt(to)));

    /// <summary>By how many milliseconds queries were sent too late, which is this program's fault or its machine's.</summary>
    public Span<double> Delays => _delays.AsSpan(0, _sent);

    private void Dispatch(CancellationToken stop)
    {
        var random = new Random(Seed);
        for (var i = 0; i < capacity && !stop.IsCancellationRequested; i++)
        {
            var wait = DueAt(i) - Elapsed;
            if (wait > TimeSpan.Zero) Thread.Sleep(wait + TimeSpan.FromMilliseconds(1));
            var (number, movieId) = (i, movieIds[random.Next(movieIds.Count)]);
            _pending.Add(Task.Run(() => AskAsync(number, movieId), CancellationToken.None));
            _sent = i + 1;
        }
    }

    private async Task AskAsync(int number, int movieId)
    {
        var due = DueAt(number);
        _delays[number] = (Elapsed - due).TotalMilliseconds;
        var outcome = await query.AskAsync(movieId);
        _latencies[number] = (Stopwatch.GetElapsedTime(_start, outcome.Answered) - due).TotalMilliseconds;
        verdicts.Add(outcome, due);
    }

    private TimeSpan DueAt(int number) => TimeSpan.FromSeconds((double)number / rate);

    private int IndexAt(TimeSpan time) => Math.Min((int)Math.Ceiling(time.TotalSeconds * rate), _sent);
}
