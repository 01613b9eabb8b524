using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MovieSimilarity.WebFrontend.Http;

/// <summary>
/// Distinguishes clients on this machine from others. <see cref="ConnectionInfo.RemoteIpAddress"/> alone is not enough: if forwarded headers
/// are enabled, it is an address that the client wrote into a header.
/// </summary>
internal static class LocalCaller
{
    /// <summary>Keeps the remote address of the socket for each connection of a listener.</summary>
    public static void Apply(ListenOptions listener) => listener.Use(next => connection =>
    {
        connection.Features.Set(new SocketCaller(connection.RemoteEndPoint as IPEndPoint));
        return next(connection);
    });

    /// <summary>
    /// Whether the connection comes from this machine. If a proxy on this machine forwards the address of a client elsewhere, the client
    /// is not local.
    /// </summary>
    public static bool Is(HttpContext context) =>
        context.Features.Get<SocketCaller>() is { Address: { } socket }
        && IPAddress.IsLoopback(socket.Address)
        && context.Connection.RemoteIpAddress is { } caller
        && IPAddress.IsLoopback(caller);

    private sealed record SocketCaller(IPEndPoint? Address);
}
