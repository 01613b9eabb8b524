using MovieSimilarity.Hosting.Clustering;


namespace MovieSimilarity.Tests.Hosting.Clustering;

/// <summary>What --cluster takes.</summary>
public sealed class ClusterAddressTests
{
    [Theory]
    [InlineData("localhost", 11111, 30000)]
    [InlineData("LOCALHOST", 11111, 30000)]
    [InlineData("localhost:12000", 12000, 30889)]
    public void Localhost_may_name_the_first_silos_port(string text, int primaryPort, int firstGatewayPort)
    {
        var cluster = Assert.IsType<LocalhostCluster>(Parse(text));
        Assert.Equal((primaryPort, firstGatewayPort), (cluster.PrimaryPort, cluster.FirstGatewayPort));
    }

    [Theory]
    [InlineData("redis://db", "db", 6379, false, null, null)]
    [InlineData("redis://db/", "db", 6379, false, null, null)]
    [InlineData("REDIS://db:7000", "db", 7000, false, null, null)]
    [InlineData("rediss://10.0.0.7:6380", "10.0.0.7", 6380, true, null, null)]
    [InlineData("redis://[fd00::7]:6380", "fd00::7", 6380, false, null, null)]
    [InlineData("redis://:se%40cret@db", "db", 6379, false, null, "se@cret")]
    [InlineData("redis://ann:a:b%2Fc@db:1", "db", 1, false, "ann", "a:b/c")]
    public void A_Redis_is_named_by_a_URI(string text, string host, int port, bool usesTls, string? user, string? password)
    {
        var address = Assert.IsType<RedisCluster>(Parse(text)).Address;
        Assert.Equal((host, port, usesTls, user, password), (address.Host, address.Port, address.UsesTls, address.User, address.Password));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:12000")]
    [InlineData("redis://db:6379")]
    [InlineData("rediss://[fd00::7]:6380")]
    public void An_address_is_written_as_it_is_read(string text) => Assert.Equal(text, Parse(text).ToString());

    [Fact]
    public void What_is_written_of_an_address_holds_no_password() =>
        Assert.Equal("redis://db:6379", $"{Parse("redis://ann:secret@db")}");

    [Theory]
    [InlineData("")]
    [InlineData("elsewhere")]
    [InlineData("localhost:")]
    [InlineData("localhost:80")]
    [InlineData("localhost:65535")]
    [InlineData("localhosts")]
    [InlineData("http://db")]
    [InlineData("redis://")]
    [InlineData("redis://db:0")]
    [InlineData("redis://db:99999")]
    [InlineData("redis://db/3")]
    [InlineData("redis://db?ssl=true")]
    public void Anything_else_is_refused_in_a_sentence(string text)
    {
        Assert.False(ClusterAddress.TryParse(text, out _, out var error));
        Assert.StartsWith("--cluster takes localhost", error, StringComparison.Ordinal);
        Assert.EndsWith($"not '{text}'.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redis://ann:secret@db/3")]
    [InlineData("redis://:secret@db:99999")]
    [InlineData("redis://ann:sec@secret@")]
    [InlineData("redis://secret@db")]
    public void A_refusal_repeats_no_password(string text)
    {
        Assert.False(ClusterAddress.TryParse(text, out _, out var error));
        Assert.DoesNotContain("sec", error, StringComparison.Ordinal);
    }

    private static ClusterAddress Parse(string text)
    {
        Assert.True(ClusterAddress.TryParse(text, out var cluster, out var error), error);
        return cluster;
    }
}
