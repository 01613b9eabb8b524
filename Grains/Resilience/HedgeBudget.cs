using Polly;
using Polly.Hedging;

namespace MovieSimilarity.Grains.Resilience;

/// <summary>
/// Limits how many calls are hedged at once. After a silo was lost, few calls need a hedge until the others have noticed. But if everything
/// is slow because of overload, hedging every call would multiply the load and keep everything slow.
/// </summary>
/// <param name="burst">How many calls may be hedged in a row, beyond the share; 1 or more.</param>
public sealed class HedgeBudget(int burst)
{
    /// <summary>On average, one call in this many may be hedged.</summary>
    public const int CallsPerHedge = 10;

    /// <summary>
    /// The delay of a hedge beyond the budget. It is still made, since it may be the only attempt whose silo runs, and callers wait for some
    /// seconds.
    /// </summary>
    private static readonly TimeSpan Postponement = TimeSpan.FromSeconds(1);

    private readonly int _most = burst * CallsPerHedge;
    private int _calls = burst * CallsPerHedge;

    /// <summary>Records a call.</summary>
    public void Earn()
    {
        if (Volatile.Read(ref _calls) < _most) Interlocked.Increment(ref _calls);
    }

    /// <summary>Whether one more call may be hedged at once.</summary>
    public bool TrySpend()
    {
        if (Interlocked.Add(ref _calls, -CallsPerHedge) >= 0) return true;
        Interlocked.Add(ref _calls, CallsPerHedge);
        return false;
    }

    /// <summary>A hedged call: at once if the budget allows it, later otherwise. For the strategy's action generator.</summary>
    public Func<ValueTask<Outcome<T>>> Hedge<T>(HedgingActionGeneratorArguments<T> hedge) => async () =>
    {
        var stop = hedge.ActionContext.CancellationToken;
        if (!TrySpend()) await Task.Delay(Postponement, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return stop.IsCancellationRequested
            ? Outcome.FromException<T>(new OperationCanceledException(stop))
            : await hedge.Callback(hedge.ActionContext).ConfigureAwait(false);
    };
}
