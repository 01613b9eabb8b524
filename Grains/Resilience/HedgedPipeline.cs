using Polly;
using Polly.Hedging;
using Polly.Retry;

namespace MovieSimilarity.Grains.Resilience;

/// <summary>How to call one of several equivalent candidates: hedges slow calls, and retries if all have failed.</summary>
public static class HedgedPipeline
{
    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromMilliseconds(250);

    /// <param name="deadline">After that <see cref="Polly.Timeout.TimeoutRejectedException"/> is thrown.</param>
    /// <param name="hedgeDelay">The delay before a hedge; a failed attempt is hedged at once.</param>
    /// <param name="hedges">The largest number of hedges, 0 or more.</param>
    /// <param name="budget">Limits hedges.</param>
    /// <param name="mayHedge">Whether another candidate may succeed after this error.</param>
    /// <param name="mayRetry">Whether the same call may succeed a little later.</param>
    public static ResiliencePipeline<object> Create(
        TimeSpan deadline, TimeSpan hedgeDelay, int hedges, HedgeBudget budget, Func<Exception, bool> mayHedge, Func<Exception, bool> mayRetry)
    {
        var builder = new ResiliencePipelineBuilder<object>().AddTimeout(deadline).AddRetry(new RetryStrategyOptions<object>
        {
            ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Exception is { } error && mayRetry(error)),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = FirstRetryDelay,
            MaxDelay = LongestRetryDelay,
        });
        if (hedges == 0) return builder.Build();
        return builder.AddHedging(new HedgingStrategyOptions<object>
        {
            ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Exception is { } error && mayHedge(error)),
            MaxHedgedAttempts = hedges,
            Delay = hedgeDelay,
            ActionGenerator = budget.Hedge,
        }).Build();
    }
}
