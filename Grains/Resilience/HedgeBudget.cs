using Polly;
using Polly.Hedging;

namespace MovieSimilarity.Grains.Resilience;

/// <summary>
/// Limits how many calls are hedged at once. Few need it while a lost silo is not known to be lost. But where everything is slow
/// because there is too much to do, hedging everything would multiply what there is to do, and keep it slow for good.
/// </summary>
/// <param name="burst">How many calls may be hedged in a row, beyond the share; 1 or more.</param>
public sealed class HedgeBudget(int burst)
{
    /// <summary>One hedged call in so many, in the long run.</summary>
    public const int CallsPerHedge = 10;

    /// <summary>
    /// What a hedge beyond the budget is put off by: it may still be the only attempt whose silo lives, and callers have some
    /// seconds.
    /// </summary>
    private static readonly TimeSpan Postponement = TimeSpan.FromSeconds(1);

    private readonly int _most = burst * CallsPerHedge;
    private int _calls = burst * CallsPerHedge;

    /// <summary>A call is made.</summary>
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
