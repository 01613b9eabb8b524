using System.Globalization;
using System.Net;
using StackExchange.Redis;

namespace MovieSimilarity.Hosting.Redis;

/// <summary>The address of a Redis, with the user and the password.</summary>
public sealed record RedisAddress
{
    /// <summary>The forms of a Redis address, for messages.</summary>
    internal const string Forms = "redis://HOST[:PORT], redis://USER:PASSWORD@HOST[:PORT] or the same with rediss:// for TLS";

    /// <summary>The name of this service's connections in Redis' list of clients.</summary>
    private const string ClientName = "movie-similarity";

    private const int DefaultPort = 6379;

    /// <summary>Longest pause between attempts to reconnect: Redis is back within seconds after a restart.</summary>
    private const int MaxReconnectMilliseconds = 5000;

    private const int FirstReconnectMilliseconds = 500;

    /// <summary>Seconds between keep-alive messages, so that a connection that was lost without notice is detected.</summary>
    private const int KeepAliveSeconds = 10;

    /// <summary>On a busy machine, a megabyte sometimes takes longer than the client's default of 5 s.</summary>
    private const int OperationTimeoutMilliseconds = 10_000;

    private const int ConnectTimeoutMilliseconds = 5000;

    private RedisAddress(string host, int port, bool usesTls) => (Host, Port, UsesTls) = (host, port, usesTls);

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

    /// <summary>The address without its password.</summary>
    public override string ToString()
    {
        var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return string.Create(CultureInfo.InvariantCulture, $"{(UsesTls ? "rediss" : "redis")}://{host}:{Port}");
    }

    /// <returns>The address, or null if the text is not one.</returns>
    internal static RedisAddress? Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("redis" or "rediss")
            || uri is not { Host.Length: > 0, AbsolutePath: "" or "/", Query: "", Fragment: "", Port: -1 or > IPEndPoint.MinPort })
        {
            return null;
        }
        var separator = uri.UserInfo.IndexOf(':', StringComparison.Ordinal);
        if (uri.UserInfo.Length > 0 && separator < 0) return null;
        return new RedisAddress(uri.IdnHost, uri.Port < 0 ? DefaultPort : uri.Port, uri.Scheme == "rediss")
        {
            User = separator > 0 ? Uri.UnescapeDataString(uri.UserInfo[..separator]) : null,
            Password = separator >= 0 ? Uri.UnescapeDataString(uri.UserInfo[(separator + 1)..]) : null,
        };
    }

    /// <summary>The text of an address without any password.</summary>
    internal static string WithoutSecrets(string text) => text.LastIndexOf('@') is var at and >= 0 ? $"…{text[at..]}" : text;

    internal ConfigurationOptions ConnectionOptions() => new()
    {
        EndPoints = { { Host, Port } },
        User = User,
        Password = Password,
        Ssl = UsesTls,
        SslHost = UsesTls ? Host : null,
        // Redis may be restarting.
        AbortOnConnectFail = false,
        ReconnectRetryPolicy = new ExponentialRetry(FirstReconnectMilliseconds, MaxReconnectMilliseconds),
        KeepAlive = KeepAliveSeconds,
        ConnectTimeout = ConnectTimeoutMilliseconds,
        AsyncTimeout = OperationTimeoutMilliseconds,
        ClientName = ClientName,
    };
}
