using System.Diagnostics;
using StackExchange.Redis;

namespace MovieSimilarity.Hosting.Redis;

/// <summary>Waits for a Redis that starts at the same time as its clients.</summary>
internal static class RedisReachability
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Returns once Redis answers.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="option">The option that names it, for the sentence.</param>
    /// <param name="patience">When to give up.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="OptionsException">It does not answer, or refuses the password, which no waiting mends.</exception>
    public static async Task WaitAsync(RedisAddress address, string option, TimeSpan patience, CancellationToken cancellationToken)
    {
        var options = address.ConnectionOptions();
        options.AbortOnConnectFail = true;
        for (var started = Stopwatch.GetTimestamp(); ; await Task.Delay(RetryInterval, cancellationToken))
        {
            try
            {
                await using var connection = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(cancellationToken);
                await connection.GetDatabase().PingAsync().WaitAsync(cancellationToken);
                return;
            }
            catch (RedisConnectionException e) when (e.FailureType == ConnectionFailureType.AuthenticationFailure)
            {
                throw new OptionsException($"Redis at {address} refuses the user or the password of {option}.");
            }
            catch (RedisException e)
            {
                // A server that refuses may be one that still loads its data.
                if (Stopwatch.GetElapsedTime(started) < patience) continue;
                var answer = e is RedisServerException ? $" but with: {e.Message}" : "; is it running there?";
                throw new OptionsException($"Redis does not answer at {address}, for {patience.TotalSeconds:F0} seconds now{answer}");
            }
        }
    }
}
