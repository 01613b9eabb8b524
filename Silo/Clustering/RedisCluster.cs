using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MovieSimilarity.Silo.Storage;
using Orleans.Clustering.Redis;
using Orleans.Configuration;
using StackExchange.Redis;

namespace MovieSimilarity.Silo.Clustering;

/// <summary>A cluster that keeps its membership and the grains' state in Redis, and so spans machines and outlives restarts.</summary>
public sealed record RedisCluster : ClusterAddress
{
    private const int DefaultPort = 6379;

    /// <summary>Longest pause between attempts to reconnect: Redis is back within seconds after a restart.</summary>
    private const int MaxReconnectMilliseconds = 5000;

    private const int FirstReconnectMilliseconds = 500;

    /// <summary>Seconds between signs of life, so that a connection lost in silence is noticed.</summary>
    private const int KeepAliveSeconds = 10;

    /// <summary>A megabyte on a busy machine takes longer than the 5 s that are the client's default, at times.</summary>
    private const int OperationTimeoutMilliseconds = 10_000;

    private const int ConnectTimeoutMilliseconds = 5000;

    private RedisCluster(string host, int port, bool usesTls) => (Host, Port, UsesTls) = (host, port, usesTls);

    /// <summary>Name or IP address.</summary>
    public string Host { get; }

    /// <summary>The port, 6379 by default.</summary>
    public int Port { get; }

    /// <summary>Whether the connection is encrypted.</summary>
    public bool UsesTls { get; }

    /// <summary>The user; null for Redis' default user.</summary>
    public string? User { get; private init; }

    /// <summary>The password; null without one.</summary>
    public string? Password { get; private init; }

    private protected override string Identity => ClusterName;

    /// <inheritdoc/>
    public override string ToString()
    {
        var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return string.Create(CultureInfo.InvariantCulture, $"{(UsesTls ? "rediss" : "redis")}://{host}:{Port}");
    }

    /// <inheritdoc/>
    public override async Task<SiloEndpoints> PrepareAsync(EndpointRequest request, CancellationToken cancellationToken)
    {
        await RedisReachability.WaitAsync(ConnectionOptions(), ToString(), Patience, cancellationToken);
        var address = request.Advertise is { } advertised
            ? await Addresses.ResolveAsync(advertised, cancellationToken)
            : await Addresses.TowardsAsync(Host, Port, cancellationToken);
        return new SiloEndpoints(
            address,
            Ports.Choose("--silo-port", request.SiloPort, EndpointOptions.DEFAULT_SILO_PORT),
            Ports.Choose("--gateway-port", request.GatewayPort, EndpointOptions.DEFAULT_GATEWAY_PORT));
    }

    /// <returns>The address, or null where the text is none.</returns>
    internal static RedisCluster? Read(string text, out string? error)
    {
        error = null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "redis" or "rediss"
            && uri is { Host.Length: > 0, AbsolutePath: "" or "/", Query: "", Fragment: "", Port: -1 or > IPEndPoint.MinPort })
        {
            var separator = uri.UserInfo.IndexOf(':', StringComparison.Ordinal);
            if (uri.UserInfo.Length == 0 || separator >= 0)
            {
                return new RedisCluster(uri.IdnHost, uri.Port < 0 ? DefaultPort : uri.Port, uri.Scheme == "rediss")
                {
                    User = separator > 0 ? Uri.UnescapeDataString(uri.UserInfo[..separator]) : null,
                    Password = separator >= 0 ? Uri.UnescapeDataString(uri.UserInfo[(separator + 1)..]) : null,
                };
            }
        }
        error = "--cluster takes localhost, redis://HOST[:PORT], redis://USER:PASSWORD@HOST[:PORT] or the same with rediss:// for TLS, "
            + $"not '{WithoutSecrets(text)}'.";
        return null;
    }

    private protected override void AddMembership(ISiloBuilder silo, SiloEndpoints endpoints)
    {
        silo.UseRedisClustering(_ => { });
        RestoreMembership(silo.Services);
        AddConnection(silo.Services);
        silo.AddRedisStorage(ConnectionOptions());
    }

    private protected override void AddGateways(IClientBuilder client)
    {
        client.UseRedisClustering(_ => { });
        AddConnection(client.Services);
    }

    private static void RestoreMembership(IServiceCollection services)
    {
        var table = services.Last(service => service.ServiceType == typeof(IMembershipTable));
        services.Remove(table);
        services.AddSingleton<IMembershipTable>(provider => ActivatorUtilities.CreateInstance<RecoveringMembershipTable>(
            provider, (IMembershipTable)table.ImplementationFactory!(provider)));
        services.AddHostedService<MembershipWatch>();
    }

    private static string WithoutSecrets(string text) => text.LastIndexOf('@') is var at and >= 0 ? $"…{text[at..]}" : text;

    private void AddConnection(IServiceCollection services)
    {
        services.AddSingleton(_ => new RedisConnection(ConnectionOptions()));
        services.AddOptions<RedisClusteringOptions>().Configure((RedisClusteringOptions options, RedisConnection connection) =>
        {
            options.ConfigurationOptions = ConnectionOptions();
            options.CreateMultiplexer = async _ => (await connection.GetAsync(), IsShared: true);
        });
    }

    private ConfigurationOptions ConnectionOptions() => new()
    {
        EndPoints = { { Host, Port } },
        User = User,
        Password = Password,
        Ssl = UsesTls,
        SslHost = UsesTls ? Host : null,
        // A Redis that restarts is waited for.
        AbortOnConnectFail = false,
        ReconnectRetryPolicy = new ExponentialRetry(FirstReconnectMilliseconds, MaxReconnectMilliseconds),
        KeepAlive = KeepAliveSeconds,
        ConnectTimeout = ConnectTimeoutMilliseconds,
        AsyncTimeout = OperationTimeoutMilliseconds,
        ClientName = ClusterName,
    };
}
