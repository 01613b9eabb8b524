using System.Diagnostics;
using System.Security.Authentication;

namespace MovieSimilarity.Hosting.Redis;

/// <summary>Waits for a Redis that starts at the same time as its clients, and explains why one cannot be used.</summary>
internal static class RedisReachability
{
    /// <summary>Answers of more characters are cut: they recommend configurations at length.</summary>
    private const int MaxRepeated = 200;

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>The first words of answers that change by themselves.</summary>
    private static readonly string[] Passing = ["LOADING", "BUSY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN"];

    /// <summary>Returns once Redis can be used.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="option">The option that names it, for the sentence.</param>
    /// <param name="patience">How long to try if it does not answer, or answers that it is not ready yet.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="OptionsException">It does not answer, or refuses in a way that does not change by itself.</exception>
    public static async Task WaitAsync(RedisAddress address, string option, TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var started = Stopwatch.GetTimestamp(); ; await Task.Delay(RetryInterval, cancellationToken))
        {
            var (refusal, isPassing) = await CheckAsync(address, option, cancellationToken);
            if (refusal is null) return;
            if (!isPassing) throw new OptionsException(refusal);
            if (Stopwatch.GetElapsedTime(started) >= patience)
                throw new OptionsException($"{refusal} The silo gives up after {patience.TotalSeconds:F0} seconds.");
        }
    }

    /// <summary>Asks a Redis once whether it can be used.</summary>
    /// <returns>A sentence that says why not, or null; and whether that may change by itself.</returns>
    public static async Task<(string? Refusal, bool IsPassing)> CheckAsync(RedisAddress address, string option, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await RedisProbe.FindRefusalAsync(address, cancellationToken);
            return answer is null ? (null, false) : (Explain(address, option, answer), Passing.Contains(Code(answer)));
        }
        catch (IOException e)
        {
            return ($"Redis does not answer at {address}; is it running there? ({e.Message})", true);
        }
        catch (AuthenticationException e)
        {
            return ($"There is no TLS connection to Redis at {address}: {e.Message}", false);
        }
    }

    private static string Explain(RedisAddress address, string option, string answer)
    {
        if (answer.Length == 0)
            return $"The server at {address} closes the connection without an answer; if it expects TLS, write rediss:// in {option}.";
        var advice = Code(answer) switch
        {
            "DENIED" => $"Give Redis a password and name it in {option}, or let Redis listen on a private network only and turn its protected mode off.",
            "NOAUTH" => $"Name its password in {option}, as in redis://:PASSWORD@HOST.",
            "WRONGPASS" => $"Check the user and the password in {option}.",
            "NOPERM" => $"Let the user in {option} use all commands on the keys of this service.",
            "LOADING" => "It can be used once it has read its data.",
            "MISCONF" => "It takes no writes until it can save its data again; its log says why it cannot.",
            "READONLY" or "MASTERDOWN" => $"Name its primary in {option}.",
            "ERR" when address.Password is not null => $"If Redis has no password, leave it out in {option}.",
            "ERR" => $"Check that {option} names a Redis that this service can use.",
            var code when code.All(char.IsAsciiLetterUpper) => "Its documentation explains this answer.",
            _ => $"This is no answer of Redis; check the address in {option}.",
        };
        return $"Redis at {address} refuses this service with the answer '{Shorten(answer)}'. {advice}";
    }

    /// <summary>The first word of an error.</summary>
    private static string Code(string answer) => answer.Split(' ', 2)[0];

    /// <summary>The first sentence.</summary>
    private static string Shorten(string answer)
    {
        var sentence = answer.Split(". ", 2)[0].TrimEnd('.');
        return sentence.Length > MaxRepeated ? $"{sentence[..MaxRepeated]}…" : sentence;
    }
}
