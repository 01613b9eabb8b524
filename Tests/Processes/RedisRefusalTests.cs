using MovieSimilarity.Benchmarks.Processes;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using MovieSimilarity.Hosting.Redis;

namespace MovieSimilarity.Tests.Processes;

/// <summary>A Redis that answers with an error: silos and frontends print what it answered and what to do, at once.</summary>
public sealed class RedisRefusalTests
{
    private const string NoPassword = "'NOAUTH Authentication required'. Name its password in ";

    [Theory]
    [InlineData("", NoPassword)]
    [InlineData(":open@", "'WRONGPASS invalid username-password pair or user is disabled'. Check the user and the password in ")]
    public async Task A_missing_or_wrong_password_is_told_for_each_option(string login, string sentence)
    {
        await using var redis = await StartAsync("--requirepass", "sesame");
        await using var open = await StartAsync();
        var wrong = redis.Address.Replace("//", $"//{login}", StringComparison.Ordinal);
        using var silo = ServiceProcess.Silo("--cluster", wrong);
        await AssertRefusedAsync(silo, $"{sentence}--cluster");
        using var storing = ServiceProcess.Silo("--cluster", open.Address, "--storage", wrong);
        await AssertRefusedAsync(storing, $"{sentence}--storage");
        using var frontend = ServiceProcess.Frontend("--cluster", wrong, "--urls", "http://127.0.0.1:0");
        await AssertRefusedAsync(frontend, $"{sentence}--cluster");
    }

    [Fact]
    public async Task A_password_that_Redis_does_not_have_is_told()
    {
        await using var redis = await StartAsync();
        using var silo = ServiceProcess.Silo("--cluster", redis.Address.Replace("//", "//:sesame@", StringComparison.Ordinal));
        await AssertRefusedAsync(
            silo, "'ERR AUTH <password> called without any password configured for the default user'. If Redis has no password, leave it out in --cluster.");
    }

    [Fact]
    public async Task Protected_mode_is_told()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.NotInstalled);
        var address = OwnAddress();
        Assert.SkipWhen(address is null, "This machine has no address but loopback.");
        await using var redis = await StartAsync("--bind", "0.0.0.0", "--protected-mode", "yes");
        using var silo = ServiceProcess.Silo("--cluster", redis.Address.Replace("127.0.0.1", $"{address}", StringComparison.Ordinal));
        await AssertRefusedAsync(silo, "'DENIED Redis is running in protected mode because protected mode is enabled and no password is set for the default user'. Give Redis a password");
    }

    [Fact]
    public async Task A_replica_is_told()
    {
        await using var primary = await StartAsync();
        await using var replica = await StartAsync("--replicaof", "127.0.0.1", primary.Address.Split(':')[^1]);
        using var silo = ServiceProcess.Silo("--cluster", replica.Address);
        await AssertRefusedAsync(silo, "'READONLY It is a replica, which takes no writes'. Name its primary in --cluster.");
    }

    [Fact]
    public async Task A_Redis_that_cannot_save_is_told()
    {
        await using var redis = await StartAsync("--appendonly", "no", "--save", "1 1");
        await redis.LoseFolderAsync();
        using var silo = ServiceProcess.Silo("--cluster", redis.Address);
        await AssertRefusedAsync(silo, "'MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk'. It takes no writes");
    }

    [Fact]
    public async Task A_Redis_that_loads_its_data_is_waited_for()
    {
        await using var redis = await StartAsync();
        await redis.RestartLoadingAsync();
        var address = RedisAddress.Read(redis.Address)!;
        var (refusal, isPassing) = await RedisReachability.CheckAsync(address, "--cluster", TestContext.Current.CancellationToken);
        Assert.Equal(
            $"Redis at {redis.Address} refuses this service with the answer 'LOADING Redis is loading the dataset in memory'. "
            + "It can be used once it has read its data.",
            refusal);
        Assert.True(isPassing);
        await redis.LoadAsync();
        await RedisReachability.WaitAsync(address, "--cluster", TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_server_that_is_no_Redis_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync();
        var (refusal, isPassing) = await RedisReachability.CheckAsync(
            RedisAddress.Read($"redis://{listener.LocalEndpoint}")!, "--storage", TestContext.Current.CancellationToken);
        Assert.Equal(
            $"Redis at redis://{listener.LocalEndpoint} refuses this service with the answer 'HTTP/1.1 400 Bad Request'. "
            + "This is no answer of Redis; check the address in --storage.",
            refusal);
        Assert.False(isPassing);
        await answering;

        async Task AnswerAsync()
        {
            using var caller = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            await caller.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }
    }

    private static async Task<RedisServer> StartAsync(params string[] settings)
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.NotInstalled);
        var redis = new RedisServer();
        redis.Start(settings);
        await redis.UntilAnswersAsync();
        return redis;
    }

    private static async Task AssertRefusedAsync(ChildProcess process, string sentence)
    {
        Assert.Equal(1, await process.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Contains($"refuses this service with the answer {sentence}", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", process.Output, StringComparison.Ordinal);
    }

    private static IPAddress? OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(address => address.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
}
