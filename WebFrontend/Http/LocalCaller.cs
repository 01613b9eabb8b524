using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>
/// Distinguishes callers on this machine from others. <see cref="ConnectionInfo.RemoteIpAddress"/> alone does not tell: where forwarded headers are
/// enabled, it is what the caller wrote into one.
/// </summary>
internal static class LocalCaller
{
    /// <summary>Keeps, for each connection of a listener, where its socket leads.</summary>
    public static void Apply(ListenOptions listener) => listener.Use(next => connection =>
    {
        connection.Features.Set(new SocketCaller(connection.RemoteEndPoint as IPEndPoint));
        return next(connection);
    });

    /// <summary>
    /// Whether the connection comes from this machine. Where a proxy on this machine forwards the address of a caller elsewhere, the
    /// caller is not local.
    /// </summary>
    public static bool Is(HttpContext context) =>
        context.Features.Get<SocketCaller>() is { Address: { } socket }
        && IPAddress.IsLoopback(socket.Address)
        && context.Connection.RemoteIpAddress is { } caller
        && IPAddress.IsLoopback(caller);

    private sealed record SocketCaller(IPEndPoint? Address);
}
