using MovieSimilarity.Trainer.Retries;
using System.Globalization;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.DataSets;

/// <summary>Retries a download after transient failures.</summary>
/// <param name="policy">How often, and how long to wait in between.</param>
/// <param name="log">Receives a sentence about each failed attempt.</param>
/// <param name="byHand">What a person can do instead, as the end of a sentence.</param>
internal sealed class Attempts(RetryPolicy policy, IProgressLog log, string byHand)
{
    /// <summary>An attempt that brought that much more than any before it shows that the line works, and counts as the first.</summary>
    public const long Progress = 1 << 20;

    /// <param name="attempt">Done once it does not throw a <see cref="TransientFailureException"/>.</param>
    /// <param name="arrived">How many bytes have arrived.</param>
    /// <param name="cancellationToken">Cancels the attempt, or the wait for the next.</param>
    /// <exception cref="DownloadException">All attempts failed.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, Func<long> arrived, CancellationToken cancellationToken)
    {
        var most = arrived();
        try
        {
            return await policy.RunAsync(attempt, TellRetry, cancellationToken, HasProgressed);
        }
        catch (TransientFailureException e)
        {
            throw new DownloadException(
                $"{e.Message}, at the last of {policy.Attempts} attempts; repeat the command later to go on, {byHand}.", e);
        }

        bool HasProgressed()
        {
            if (arrived() - most < Progress) return false;
            most = arrived();
            return true;
        }
    }

    private void TellRetry(TransientFailureException failure, TimeSpan delay) =>
        log.Info(string.Create(CultureInfo.InvariantCulture, $"{failure.Message}; trying again in {delay.TotalSeconds:0.#} s."));
}
