using MovieSimilarity.Hosting.Redis;


namespace MovieSimilarity.Tests.Hosting.Redis;

/// <summary>The memory figures that Redis reports.</summary>
public sealed class RedisMemoryTests
{
    [Fact]
    public void The_lines_of_INFO_memory_are_read() => Assert.Equal(
        new RedisMemory(Limit: 14_680_064, Used: 1_060_432, "noeviction"),
        RedisMemory.Parse("# Memory\r\nused_memory:1060432\r\nused_memory_human:1.01M\r\nmaxmemory:14680064\r\nmaxmemory_policy:noeviction\r\n"));

    [Fact]
    public void What_a_server_does_not_tell_counts_as_no_limit() => Assert.Equal(new RedisMemory(0, 0, ""), RedisMemory.Parse("# Memory\r\n"));

    [Theory]
    [InlineData("allkeys-lru", true)]
    [InlineData("allkeys-random", true)]
    [InlineData("volatile-ttl", false)]
    [InlineData("noeviction", false)]
    [InlineData("", false)]
    public void Only_policies_for_all_keys_touch_what_has_no_time_to_live(string policy, bool evicts) =>
        Assert.Equal(evicts, new RedisMemory(0, 0, policy).Evicts);
}
