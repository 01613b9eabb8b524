using MovieSimilarity.Benchmarks.Processes;

namespace MovieSimilarity.Tests.Processes;

/// <summary>A Redis that drops what it holds once it is full.</summary>
[Collection(ProcessClusters.Name)]
public sealed class EvictionWarningTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_silo_warns_of_it_and_runs()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.NotInstalled);
        await using var redis = new RedisServer();
        redis.Start("--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru");
        using var silo = ServiceProcess.Silo(
            "--cluster", redis.Address, "--advertise", "127.0.0.1", "--silo-port", $"{FreePorts.Next()}", "--gateway-port", $"{FreePorts.Next()}");
        foreach (var text in new[] { "Press Ctrl+C", $"Redis at {redis.Address} has the maxmemory-policy allkeys-lru: " })
        {
            for (var deadline = DateTime.UtcNow + Patience; !silo.Output.Contains(text, StringComparison.Ordinal); await Task.Delay(100, TestContext.Current.CancellationToken))
                Assert.True(DateTime.UtcNow < deadline && !silo.HasExited, silo.Output);
        }
    }
}
