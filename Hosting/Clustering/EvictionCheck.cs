using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MovieSimilarity.Hosting.Redis;
using MovieSimilarity.Hosting.Storage;
using StackExchange.Redis;

namespace MovieSimilarity.Hosting.Clustering;

/// <summary>Warns, when a silo starts, of a Redis that would drop entries without an error once it is full.</summary>
internal sealed partial class EvictionCheck(
    RedisCluster cluster, RedisConnection membership, RedisStorage storage, ILogger<EvictionCheck> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await CheckAsync(cluster.Address, membership);
        if (cluster.Storage != cluster.Address) await CheckAsync(cluster.Storage, storage.Connection);
    }

    private async Task CheckAsync(RedisAddress address, RedisConnection connection)
    {
        try
        {
            if (await RedisMemory.ReadAsync(await connection.GetAsync()) is { Evicts: true } memory) LogEvicts(address, memory.Policy);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // The code that needs Redis reports that.
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Redis at {Address} has the maxmemory-policy {Policy}: once it is full, "
        + "it drops rows of models or the cluster's membership without a word. Set the policy to noeviction.")]
    private partial void LogEvicts(RedisAddress address, string policy);
}
