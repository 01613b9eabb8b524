namespace MovieSimilarity.Trainer.Publishing;

/// <summary>What may go well the next time: the connection was lost, or the service cannot take it right now.</summary>
/// <param name="message">One sentence for the person who asked.</param>
/// <param name="retryAfter">How long the service wants to be left alone, where it said so.</param>
/// <param name="innerException">What was met.</param>
internal sealed class PassingFailureException(string message, TimeSpan? retryAfter = null, Exception? innerException = null)
    : PublishException(message, innerException)
{
    public TimeSpan? RetryAfter => retryAfter;
}
