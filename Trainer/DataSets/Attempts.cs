using System.Globalization;
using MovieSimilarity.Trainer.Publishing;
using MovieSimilarity.Training.Progress;

namespace MovieSimilarity.Trainer.DataSets;

/// <summary>Tries again what failed and may go well the next time.</summary>
/// <param name="policy">How often, and how long to wait in between.</param>
/// <param name="log">Hears why there is another attempt.</param>
/// <param name="byHand">What a person can do instead, as the end of a sentence.</param>
internal sealed class Attempts(RetryPolicy policy, IProgressLog log, string byHand)
{
    /// <summary>An attempt that brought that much more than any before it shows that the line works, and counts as the first.</summary>
    public const long Progress = 1 << 20;

    /// <param name="attempt">Done until it does not throw a <see cref="PassingDownloadException"/>.</param>
    /// <param name="arrived">How many bytes have arrived.</param>
    /// <param name="cancellationToken">Ends the attempt, or the wait for the next.</param>
    /// <exception cref="DownloadException">All attempts failed.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, Func<long> arrived, CancellationToken cancellationToken)
    {
        var most = arrived();
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt(cancellationToken);
            }
            catch (PassingDownloadException e)
            {
                if (arrived() - most >= Progress) (most, number) = (arrived(), 1);
                if (number >= policy.Attempts)
                    throw new DownloadException($"{e.Message}, at the last of {number} attempts; repeat the command later to go on, {byHand}.", e);
                var delay = policy.DelayAfter(number, e.RetryAfter);
                log.Info(string.Create(CultureInfo.InvariantCulture, $"{e.Message}; trying again in {delay.TotalSeconds:0.#} s."));
                await Task.Delay(delay, cancellationToken);
            }
        }
    }
}
