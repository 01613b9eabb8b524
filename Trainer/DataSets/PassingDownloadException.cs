namespace MovieSimilarity.Trainer.DataSets;

/// <summary>What may go well the next time: the connection was lost, or the server cannot answer right now.</summary>
/// <param name="message">What happened, without a full stop.</param>
/// <param name="retryAfter">How long the server wants to be left alone, where it said so.</param>
/// <param name="innerException">What was met.</param>
internal sealed class PassingDownloadException(string message, TimeSpan? retryAfter = null, Exception? innerException = null)
    : DownloadException(message, innerException)
{
    public TimeSpan? RetryAfter => retryAfter;
}
