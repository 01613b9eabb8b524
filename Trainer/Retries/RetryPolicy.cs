using Polly;
using Polly.Retry;

namespace MovieSimilarity.Trainer.Retries;

/// <summary>How often something is tried that may succeed later, and how long to wait in between: a retry strategy of Polly.</summary>
internal sealed record RetryPolicy
{
    /// <summary>Enough for a frontend that restarts or a storage that fails over; beyond that a person should look.</summary>
    public const int DefaultAttempts = 4;

    /// <summary>A service that asks for more is asked earlier: somebody is waiting at a terminal.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>All attempts counted, the first one too.</summary>
    public int Attempts { get; init; } = DefaultAttempts;

    /// <summary>Doubled with each further attempt.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Tries until an attempt does not throw a <see cref="TransientFailureException"/>.</summary>
    /// <param name="attempt">What to try.</param>
    /// <param name="retrying">Is told why there is another attempt, and how long it is waited for.</param>
    /// <param name="cancellationToken">Cancels the attempt, or the wait for the next.</param>
    /// <param name="hasProgressed">Whether the attempt that failed got far enough to be counted as the first again; null for never.</param>
    /// <exception cref="TransientFailureException">The last attempt failed, too.</exception>
    public async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> attempt,
        Action<TransientFailureException, TimeSpan> retrying,
        CancellationToken cancellationToken,
        Func<bool>? hasProgressed = null)
    {
        var failed = 0;
        var retry = new RetryStrategyOptions<T>
        {
            // Counted here, since progress starts the count anew.
            MaxRetryAttempts = int.MaxValue,
            ShouldHandle = arguments =>
            {
                if (arguments.Outcome.Exception is not TransientFailureException) return ValueTask.FromResult(false);
                failed = hasProgressed?.Invoke() == true ? 1 : failed + 1;
                return ValueTask.FromResult(failed < Attempts);
            },
            DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
                DelayAfter(failed, ((TransientFailureException)arguments.Outcome.Exception!).RetryAfter)),
            OnRetry = arguments =>
            {
                retrying((TransientFailureException)arguments.Outcome.Exception!, arguments.RetryDelay);
                return ValueTask.CompletedTask;
            },
        };
        return await new ResiliencePipelineBuilder<T>().AddRetry(retry).Build()
            .ExecuteAsync(async token => await attempt(token), cancellationToken);
    }

    /// <summary>The wait after an attempt.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="retryAfter">The delay that the service asked for.</param>
    public TimeSpan DelayAfter(int attempt, TimeSpan? retryAfter)
    {
        var delay = retryAfter ?? FirstDelay * Math.Pow(2, attempt - 1);
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay > LongestDelay ? LongestDelay : delay;
    }
}

/// <summary>What may succeed later: the connection was lost, or the service cannot answer right now.</summary>
/// <param name="message">What happened.</param>
/// <param name="retryAfter">The delay that the service asks for in Retry-After, or null.</param>
/// <param name="innerException">The failure itself.</param>
internal sealed class TransientFailureException(string message, TimeSpan? retryAfter = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    public TimeSpan? RetryAfter => retryAfter;
}
