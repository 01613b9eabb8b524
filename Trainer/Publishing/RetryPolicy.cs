namespace MovieSimilarity.Trainer.Publishing;

/// <summary>How often a request is sent, and how long to wait in between.</summary>
internal sealed record RetryPolicy
{
    /// <summary>Enough for a frontend that restarts or a storage that fails over; beyond that a person should look.</summary>
    public const int DefaultAttempts = 4;

    /// <summary>A service that asks for more is asked earlier: somebody is waiting at a terminal.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>All requests counted, the first one too.</summary>
    public int Attempts { get; init; } = DefaultAttempts;

    /// <summary>Doubled with each further attempt.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The wait after an attempt.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="retryAfter">What the service asked for.</param>
    public TimeSpan DelayAfter(int attempt, TimeSpan? retryAfter)
    {
        var delay = retryAfter ?? FirstDelay * Math.Pow(2, attempt - 1);
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay > LongestDelay ? LongestDelay : delay;
    }
}
