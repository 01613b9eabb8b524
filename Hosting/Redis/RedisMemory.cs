using System.Globalization;
using StackExchange.Redis;

namespace MovieSimilarity.Hosting.Redis;

/// <summary>The memory figures that Redis reports.</summary>
/// <param name="Limit">Bytes that it may use, <c>maxmemory</c>; 0 where there is no limit.</param>
/// <param name="Used">Bytes that it uses.</param>
/// <param name="Policy">What it does at the limit, <c>maxmemory-policy</c>.</param>
internal sealed record RedisMemory(long Limit, long Used, string Policy)
{
    /// <summary>
    /// Whether it drops entries instead of refusing to write, even entries without a time to live. All entries of this service are such.
    /// </summary>
    public bool Evicts => Policy.StartsWith("allkeys", StringComparison.Ordinal);

    /// <summary>Reads the figures from Redis.</summary>
    /// <returns>The figures, or null if Redis refuses the command, to this user or while it starts.</returns>
    /// <exception cref="RedisException">There is no connection.</exception>
    /// <exception cref="TimeoutException">It does not answer in time.</exception>
    public static async Task<RedisMemory?> ReadAsync(IConnectionMultiplexer connection)
    {
        try
        {
            // The client's own method requires an administrator.
            return Parse((await connection.GetDatabase().ExecuteAsync("INFO", "memory")).ToString());
        }
        catch (RedisServerException)
        {
            return null;
        }
    }

    /// <summary>Reads the lines of <c>INFO memory</c>, <c>name:value</c> each.</summary>
    internal static RedisMemory Parse(string info)
    {
        var values = info.Split('\n', StringSplitOptions.TrimEntries).Select(line => line.Split(':', 2)).Where(line => line.Length == 2)
            .ToDictionary(line => line[0], line => line[1]);
        return new RedisMemory(Number("maxmemory"), Number("used_memory"), values.GetValueOrDefault("maxmemory_policy", ""));

        long Number(string name) =>
            long.TryParse(values.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
